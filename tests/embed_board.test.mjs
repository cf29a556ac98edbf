// <cutline-board> from the package: what a host page can give it and hears from it, and that it gets along with whatever
// else is on the page. What is expected follows from gallery/rows.js.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../scripts/step.mjs";
import { launch, open } from "./browser.mjs";
import { focused, gallery, heard, lines, listen, settled } from "./gallery.mjs";
import { eventually } from "./page.mjs";

const pkg = (name) => readFileSync(join(root, "pkg", name), "utf8");

/** A host page with nothing but what is given, under a policy. */
const host = (policy, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host page</title>
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; connect-src 'self'; ${policy}">
  <link rel="icon" href="data:,"></head><body><main><h1>A host page</h1>${body}</main></body></html>`;
const STRICT = "script-src 'self' 'wasm-unsafe-eval'";
const BOARD = `<script type="module" src="/pkg/board.js"></script><script type="module" src="/gallery/feed.js"></script>
  <cutline-board></cutline-board>`;

describe("the board in other people’s pages", () => {
  let browser;
  let pages;
  before(async () => {
    browser = await launch();
    pages = await gallery();
  });
  after(async () => {
    await browser.close();
    pages.close();
  });

  /** A page of the gallery whose board is drawn. */
  async function drawn(name = "resets") {
    const opened = await open(browser, pages.page(name));
    await opened.page.evaluate(settled);
    await opened.page.evaluate(listen);
    const board = opened.page.locator("cutline-board");
    const stand = (...expected) =>
      eventually(async () => assert.deepEqual(await opened.page.evaluate(lines), expected));
    return { ...opened, board, stand, heard: () => opened.page.evaluate(heard) };
  }

  /** A host page of our own; what it asks for besides comes from the server, and what is given here in its place. */
  async function hosted(policy, body, files = {}) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const troubles = [];
    page.on("pageerror", (error) => troubles.push(String(error)));
    for (const [path, text] of Object.entries({ "/host.html": host(policy, body), ...files }))
      await page.route(`${pages.address.slice(0, -1)}${path}`, (route) =>
        route.fulfill({ contentType: path.endsWith(".html") ? "text/html" : "text/javascript", body: text }),
      );
    await page.goto(`${pages.address}host.html`);
    return { page, troubles, close: () => context.close() };
  }
  const feasible = (page, at = 0) =>
    eventually(async () =>
      assert.deepEqual(
        await page.evaluate(
          (i) => /** @type {any} */ (document.querySelectorAll("cutline-board")[i]).calibration?.feasible,
          at,
        ),
        [[51, 55]],
      ),
    );

  test("says at every line what the rows say", async () => {
    const { board, close } = await drawn();
    const at = (line) =>
      board.evaluate((/** @type {any} */ element, threshold) => {
        element.threshold = threshold;
        const { flow, precision } = element.calibration.at;
        return [flow, precision, element.calibration.feasible];
      }, line);
    // Ten a month come to line 51, and half of them convert; at line 95 two do, and 19 visits are odd.
    assert.deepEqual(await at(51), [10, 0.5, [[51, 55]]]);
    assert.deepEqual(await at(95), [2, 0.5, [[51, 55]]]);
    // Today's again, as the model has it.
    assert.equal((await at(null))[0], await at(30).then(([flow]) => flow));
    await close();
  });

  test("tells of a move of the host's by what it comes to, and of the user's by name", async () => {
    const { page, board, stand, heard, close } = await drawn();
    await board.evaluate((/** @type {any} */ element) => {
      element.threshold = 40;
    });
    await stand(40, 30, 55);
    assert.deepEqual(await heard(), []);
    await page.getByRole("spinbutton", { name: "Line", exact: true }).fill("52");
    await stand(52, 30, 55);
    assert.deepEqual(await heard(), [["line-moved", 52]]);
    // Sales can work all who come, and nobody is needed: among all lines another one brings most each.
    await board.evaluate((/** @type {any} */ element) => {
      element.targets = { ...element.targets, capacity: { leads_per_month: 25 }, conversion: undefined };
    });
    await eventually(async () => {
      const told = await heard();
      assert.deepEqual(
        told.map(([name]) => name),
        ["ready", "recommended"],
      );
    });
    await close();
  });

  test("gives the model with today's line where the user put it", async () => {
    const { page, board, stand, heard, close } = await drawn();
    await page.getByRole("button", { name: "Show line 55" }).click();
    await page.getByRole("button", { name: "Make 55 today’s line" }).click();
    await stand(55, 55, 55);
    const model = await board.evaluate((/** @type {any} */ element) => JSON.parse(element.model));
    assert.equal(model.person.threshold, 55);
    assert.equal(model.signals.length, 1);
    assert.deepEqual((await heard()).slice(0, 2), [
      ["line-moved", 55],
      ["line-set", 55],
    ]);
    // The button that had the focus is gone: the keyboard goes on from the heading, inside the element.
    assert.match(await page.evaluate(focused), /Hold the line at 55\.$/);
    await close();
  });

  test("takes rows, CSV as text and CSV as a file alike", async () => {
    const { page, board, close } = await drawn();
    const overview = () =>
      board.evaluate((/** @type {any} */ { overview: it }) => [it.activities, it.outcomes, it.people]);
    const rows = await overview();
    // 210 visits a month and as many more as the month has in the year; five opportunities a month.
    assert.deepEqual(rows, [12 * 210 + 78, 60, 252]);
    await board.evaluate(async (/** @type {any} */ element) => {
      // @ts-expect-error: the server has it
      const { tables } = await import("/gallery/rows.js");
      const csv = (all) =>
        [Object.keys(all[0]), ...all.map((row) => Object.values(row).map((cell) => cell.toISOString?.() ?? cell))].join(
          "\n",
        );
      await new Promise((resolve) => {
        element.addEventListener("cutline-ready", resolve, { once: true });
        const outcomes = new File([csv(tables.outcomes)], "deals.csv");
        element.tables = { activities: csv(tables.activities), outcomes };
      });
    });
    assert.deepEqual(await overview(), rows);
    await feasible(page);
    await close();
  });

  test("takes what was set before it was defined, and attributes", async () => {
    const attributes = `model='${JSON.stringify({ schema: "x" })}' threshold="52" objective="precision"
      targets='{"capacity":{"leads_per_month":10},"conversion":{"opportunities_per_month":5,"rate":0.5}}' settings='{"horizon_days":60}'`;
    const { page, close } = await hosted(
      STRICT,
      `<cutline-board ${attributes}></cutline-board><script type="module" src="/early.js"></script>`,
      {
        "/early.js": `import { model, tables } from "/gallery/rows.js";
          const board = document.querySelector("cutline-board");
          Object.assign(board, { tables, model });
          import("/pkg/board.js");`,
      },
    );
    await feasible(page);
    const given = await page.locator("cutline-board").evaluate((/** @type {any} */ element) => {
      const { threshold, objective, settings, asOf, axis, calibration, overview } = element;
      return { threshold, objective, settings, asOf, axis, at: calibration.at.threshold, day: overview.as_of };
    });
    assert.deepEqual(given, {
      ...{ threshold: 52, objective: "precision", settings: { horizon_days: 60 }, asOf: null, axis: null },
      ...{ at: 52, day: "2025-12-28" },
    });
    await page.getByText("Precision: converted within 60 days").waitFor();
    await page.locator("cutline-board").evaluate((element) => element.setAttribute("as-of", "2025-11-30"));
    await eventually(async () =>
      assert.equal(
        await page.locator("cutline-board").evaluate((/** @type {any} */ { overview }) => overview.as_of),
        "2025-11-30",
      ),
    );
    await close();
  });

  test("says what is wrong with what it was given, and draws again once it is right", async () => {
    const { page, board, heard, close } = await drawn();
    const says = async (change, expected) => {
      await board.evaluate((element, given) => void Object.assign(element, given), change);
      await page.getByRole("alert").filter({ hasText: expected }).waitFor();
      assert.deepEqual((await heard()).at(-1), ["failed", null]);
      assert.equal(await board.evaluate((/** @type {any} */ { calibration }) => calibration), null);
    };
    const model = await board.evaluate((/** @type {any} */ element) => element.model);
    await says({ model: "Visits" }, /There is no starter model “Visits”: there are “/);
    await says({ model: "{}" }, /schema/);
    await says({ model, settings: "60 days" }, /“settings” is no object/);
    await says({ settings: {}, targets: { capacity: { leads_per_month: "ten" } } }, /string "ten"/);
    await says(
      { targets: {}, tables: { activities: [{ person: "a@b.example", type: "visit" }] } },
      /activities: .*occurred_at/,
    );
    await says(
      { tables: { activities: [{ type: ["visit"] }] } },
      /Row 1 of “activities” has no value that can be read in “type”/,
    );
    await says(
      { tables: { visits: [] } },
      /There is no table “visits”: there are activities, contacts, accounts and outcomes/,
    );
    await says({ tables: { activities: 7 } }, /“activities” is neither rows nor CSV/);
    await board.evaluate(async (/** @type {any} */ element) => {
      // @ts-expect-error: the server has it
      const { tables, targets } = await import("/gallery/rows.js");
      Object.assign(element, { tables, targets });
    });
    await feasible(page);
    assert.equal(await page.getByRole("alert").count(), 0);
    await board.evaluate((/** @type {any} */ element) => {
      element.tables = {};
    });
    await page.getByText("Nothing to draw yet").waitFor();
    await close();
  });

  test("computes in a worker of its own, which goes with it, and needs no more of the policy for it", async () => {
    const { page, troubles, close } = await drawn();
    assert.equal(page.workers().length, 1);
    await page.locator("cutline-board").evaluate((element) => {
      const { parentElement } = element;
      element.remove();
      parentElement.append(element);
    });
    await feasible(page);
    assert.equal(page.workers().length, 1, "one that is moved keeps its worker");
    await page.locator("cutline-board").evaluate((element) => {
      Object.assign(window, { kept: element });
      element.remove();
    });
    await eventually(async () => assert.equal(page.workers().length, 0));
    await page.evaluate(() => document.body.append(Reflect.get(window, "kept")));
    await eventually(async () => assert.equal(page.workers().length, 1));
    await feasible(page);
    await close();
    assert.deepEqual(troubles, []);
  });

  test("computes in the page's own thread where no worker may start", async () => {
    for (const policy of [`${STRICT}; worker-src 'none'`, `${STRICT}; require-trusted-types-for 'script'`]) {
      const { page, troubles, close } = await hosted(policy, BOARD);
      await feasible(page);
      assert.equal(page.workers().length, 0, policy);
      await close();
      assert.deepEqual(troubles, []);
    }
  });

  test("takes its module from where the importing script says", async () => {
    const script = `import { useModule } from "/pkg/board.js"; import "/gallery/feed.js"; useModule("/pkg/nowhere.wasm");`;
    const { page, close } = await hosted(
      STRICT,
      `<cutline-board></cutline-board><script type="module" src="/own.js"></script>`,
      {
        "/own.js": script,
      },
    );
    await page
      .getByRole("alert")
      .filter({ hasText: "nowhere.wasm could not be fetched, since the server answers 404" })
      .waitFor();
    await close();
  });

  test("gets along with another version, with a copy of itself, and with the calculator, whichever comes first", async () => {
    const files = {};
    for (const name of ["board.js", "calculator.js", "elements.js", "actions.js", "board_worker.js", "cutline.js"]) {
      files[`/copy/${name}`] = pkg(name);
      files[`/other/${name}`] = pkg(name).replaceAll("cutline-0-1-0-", "cutline-9-9-9-");
    }
    for (const folder of ["copy", "other"])
      files[`/${folder}/cutline_bg.wasm`] = readFileSync(join(root, "pkg/cutline_bg.wasm"));
    const all = ["/other/calculator.js", "/copy/board.js", "/pkg/board.js", "/pkg/calculator.js", "/other/board.js"];
    for (const order of [all, all.toReversed()]) {
      const scripts = [...order, "/gallery/feed.js"].map((path) => `<script type="module" src="${path}"></script>`);
      const { page, troubles, close } = await hosted(
        STRICT,
        `<cutline-board></cutline-board>
         <cutline-calculator rate="0.2" opportunities-per-month="50"></cutline-calculator>${scripts.join("")}`,
        files,
      );
      await feasible(page);
      await page.getByText("50 ÷ 20% = 250").waitFor();
      await page.getByRole("spinbutton", { name: "Line", exact: true }).fill("52");
      await eventually(async () => assert.equal((await page.evaluate(lines))[0], 52));
      await page.getByRole("spinbutton", { name: "Share that converts %" }).fill("25");
      await page.getByText("50 ÷ 25% = 200").waitFor();
      await close();
      assert.deepEqual(troubles, []);
    }
  });

  test("brings no name into the page but its own", async () => {
    const { page, close } = await hosted(STRICT, `<script type="module" src="/spy.js"></script>`, {
      "/spy.js": `const names = window.names = [];
        const define = customElements.define;
        customElements.define = function (name, ...rest) { names.push(name); return define.call(this, name, ...rest); };
        await import("/pkg/board.js"); await import("/pkg/calculator.js"); names.push("all");`,
    });
    const names = await eventually(async () => {
      const seen = await page.evaluate(() => Reflect.get(window, "names"));
      assert.equal(seen?.at(-1), "all");
      return seen.slice(0, -1);
    });
    assert.ok(names.length >= 4);
    for (const name of names) assert.match(name, /^cutline-(board|calculator|0-1-0-[a-z]+)$/);
    await close();
  });

  test("is described for editors as it is: attributes, properties, parts, slots, events", async () => {
    const { declarations } = JSON.parse(pkg("custom-elements.json")).modules.find(({ path }) => path === "board.js");
    const names = (list) => declarations[0][list].map(({ name }) => name).sort();
    const seen = { parts: new Set(), slots: new Set() };
    const { page, board, close } = await drawn();
    const look = async () => {
      const all = await board.evaluate((element) => {
        const of = (selector, attribute) =>
          [...element.shadowRoot.querySelectorAll(selector)].map((one) => one.getAttribute(attribute));
        return { parts: of("[part]", "part").flatMap((part) => part.split(" ")), slots: of("slot", "name") };
      });
      for (const part of all.parts) seen.parts.add(part);
      for (const slot of all.slots) seen.slots.add(slot);
    };
    await look();
    for (const [change, mark] of [
      [{ model: "none" }, "There is no starter model"],
      [{ tables: {} }, "Nothing to draw yet"],
    ]) {
      await board.evaluate((element, given) => void Object.assign(element, given), change);
      await page.getByText(String(mark)).waitFor();
      await look();
    }
    await board.evaluate((/** @type {any} */ element) => {
      element.tables = {};
      element.tables = { activities: Object.assign(new Blob(["type"]), { stream: () => new ReadableStream({}) }) };
    });
    await page.getByText("Reading the rows").waitFor();
    await look();
    assert.deepEqual([...seen.parts].sort(), names("cssParts"));
    assert.deepEqual([...seen.slots].sort(), names("slots"));
    const it = await board.evaluate(
      (/** @type {any} */ element, members) => ({
        attributes: [...element.constructor.observedAttributes].sort(),
        lacking: members.filter((member) => !(member in element)),
      }),
      names("members"),
    );
    assert.deepEqual(it, { attributes: names("attributes"), lacking: [] });
    await close();
  });
});
