// A line moved on the shipped page: how long the page computes, and how many messages go to the worker meanwhile.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../scripts/step.mjs";
import { launch } from "../tests/browser.mjs";
import { eventually, goTo, line, trySample } from "../tests/page.mjs";

const MOVES = 60;

/** Counts what the page says to its workers, from before its first script on. Runs in the page. */
function countMessages() {
  const { postMessage } = Worker.prototype;
  Object.assign(window, { messages: 0 });
  Worker.prototype.postMessage = function (...given) {
    // @ts-expect-error: the count stands on the window of the benchmark alone
    window.messages++;
    return Reflect.apply(postMessage, this, given);
  };
}

/**
 * Moves a slider through its lines; runs in the page.
 * @param {HTMLInputElement} slider
 * @param {number} moves
 */
async function move(slider, moves) {
  // @ts-expect-error: see above
  const count = () => window.messages;
  const before = count();
  const times = [];
  for (let i = 0; i < moves; i++) {
    const begin = performance.now();
    slider.value = String(1 + (i % Number(slider.max)));
    slider.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    // A task of its own: by then everything that the move made due has been drawn.
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(undefined);
      port2.postMessage(null);
    });
    times.push(performance.now() - begin);
  }
  return { before, messages: count() - before, times };
}

export async function movesOnThePage() {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.addInitScript(countMessages);
    await page.goto(pathToFileURL(join(root, "dist/cutline.html")).href);
    await trySample(page);
    await goTo(page, "Line");
    const { slider, heading } = line(page);
    await slider.waitFor();
    const moved = await slider.evaluate(move, MOVES);
    const last = await slider.inputValue();
    await eventually(async () => {
      if (!(await heading.first().innerText()).includes(last)) throw new Error("the page does not follow the line");
    });
    return moved;
  } finally {
    await browser.close();
  }
}
