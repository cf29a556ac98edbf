// The gallery's pages as the tests visit them: what happens in the page. Each function but the first runs in the page, by
// itself.

import { serve } from "../scripts/serve.mjs";

/** Those that look in some way of their own, and all. */
export const LOOKS = ["resets", "bootstrap", "dark", "rtl", "forbidden"];
export const PAGES = [...LOOKS, "workers"];

/** Serves the gallery beside the package. */
export async function gallery() {
  const { server, address } = await serve({ port: 0, folder: "." });
  return { address, page: (name) => `${address}gallery/${name}.html`, close: () => server.close() };
}

/** Until both elements can compute, or know that they cannot, and what they know is drawn. */
export async function settled() {
  const drawn = () => new Promise((resolve) => setTimeout(resolve, 20));
  for (const name of ["cutline-calculator", "cutline-board"]) await customElements.whenDefined(name);
  const calculator = /** @type {any} */ (document.querySelector("cutline-calculator"));
  const board = /** @type {any} */ (document.querySelector("cutline-board"));
  await calculator.ready.catch(() => undefined);
  while (!board.calibration && !board.shadowRoot.querySelector("[role=alert]")) await drawn();
  await drawn();
}

/** What the elements tell is written down, in `window.heard`. */
export function listen() {
  const heard = [];
  Object.assign(window, { heard });
  for (const name of ["change", "line-moved", "line-set", "recommended", "ready", "failed"])
    document.addEventListener(`cutline-${name}`, (/** @type {any} */ { detail }) =>
      heard.push([name, detail.threshold ?? null]),
    );
}

/** What was told since this was last asked. */
export const heard = () => Reflect.get(window, "heard").splice(0);

/** Where the middle of a thing in an element is, once it is in view. */
export async function middle(host, selector, text) {
  const inside = document.querySelector(host).shadowRoot.querySelectorAll(selector);
  const thing = [...inside].find((one) => one.textContent.includes(text));
  if (!thing) throw new Error(`there is no ${selector} ${text} in ${host}`);
  // A browser may still be on its way to where the last key was typed.
  for (;;) {
    thing.scrollIntoView({ block: "center" });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { left, top, width, height } = thing.getBoundingClientRect();
    const at = [left + width / 2, top + height / 2];
    if (at[1] > 0 && at[1] < innerHeight) return at;
  }
}

/** What has the focus, by its name to whoever hears it. */
export function focused() {
  const at = /** @type {any} */ (document.activeElement?.shadowRoot?.activeElement ?? document.activeElement);
  return (at.ariaLabel ?? at.labels?.[0]?.textContent ?? at.textContent).trim().replace(/\s+/g, " ");
}

/** The board's lines: the one looked at, today's, the recommended. */
export function lines() {
  const board = /** @type {any} */ (document.querySelector("cutline-board"));
  const { at, recommended } = board.calibration;
  return [at.threshold, board.overview.axes[0].threshold, recommended?.theta ?? null];
}

/** How many leads the calculator finds needed. */
export const needed = () =>
  /** @type {any} */ (document.querySelector("cutline-calculator")).calculation?.conversion.needed;

/** How many rows of the board's table are on the screen. */
export const rows = () =>
  document.querySelector("cutline-board").shadowRoot.querySelectorAll("details[open] tbody tr").length;

/** Why the elements can do nothing. */
export const alerts = () =>
  ["cutline-calculator", "cutline-board"].map(
    (name) => document.querySelector(name).shadowRoot.querySelector("[role=alert]")?.textContent ?? null,
  );

/** Whether the page's policy lets WebAssembly run in this browser. */
export const runsWasm = () =>
  WebAssembly.instantiate(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)).then(
    () => true,
    () => false,
  );
