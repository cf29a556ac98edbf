// Every state of the page, narrow and wide, light and dark: nothing runs over the side, and each leaves a picture in
// test-results/ to be looked at.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../scripts/step.mjs";
import { addresses, barriers, launch, open } from "./browser.mjs";
import { choose, enlarge, eventually, goTo, handOff, holdPackets, holdStreams, line, trySample } from "./page.mjs";
import { ladenFiles, ladenModel } from "./payloads.mjs";

const pictures = join(root, "test-results");

/** How each state comes about, from an empty page on. */
const STATES = {
  empty: async () => {},
  "empty-line": async (page) => goTo(page, "Line"),
  loading: async (page) => {
    await page.evaluate(holdStreams);
    await choose(page, { name: "a long export.csv", mimeType: "text/csv", buffer: Buffer.from("person,type\n") });
    await page.getByRole("progressbar").waitFor();
  },
  failing: async (page) => {
    await choose(page, { name: "empty.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) });
    await page.getByRole("alert").waitFor();
  },
  asking: async (page) => {
    const rows = "person,occurred_at,type\nann@acme.com,03/04/2026,demo_request\nbob@acme.com,05/06/2026,webinar\n";
    await choose(page, { name: "visits.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
    await page.getByRole("radio", { name: /Day first/ }).waitFor();
  },
  "asking-for-the-model": async (page) => {
    for (const name of ["accounts.csv", "contacts.csv"]) await choose(page, join(root, "cases/columns-that-ask", name));
    await page.getByRole("article", { name: "contacts.csv" }).waitFor();
    await goTo(page, "Model");
    await page.getByLabel("Import a model").setInputFiles(join(root, "cases/columns-that-ask/model.json"));
    await goTo(page, "Data");
    await page.getByRole("group", { name: "How is “ACV” written?" }).waitFor();
    await page.getByText("Accounts: noted in rows that are kept").click();
  },
  "asking-for-stages": async (page) => {
    const stages = [
      "Opp",
      "Discovery call held",
      "Signed",
      "Nurture",
      "Signed",
      "A name of a stage that is long and goes on",
    ];
    const rows = stages.map((stage, i) => `a${i}.example,${stage},2026-01-0${i + 1}\n`);
    const buffer = Buffer.from(`account,stage,occurred_at\n${rows.join("")}`);
    await choose(page, { name: "stages.csv", mimeType: "text/csv", buffer });
    await page.getByLabel("Signed means").selectOption("won");
    await page.getByText(/3 names are none/).waitFor();
  },
  "too-large": async (page) => {
    await page.evaluate(enlarge);
    const visits = Array.from({ length: 3000 }, (_, i) => `p${i % 90}@acme.example,2026-03-${10 + (i % 19)},visit`);
    for (const name of ["visits.csv", "visits of the year before.csv"]) {
      const buffer = Buffer.from(["person,occurred_at,type", ...visits].join("\n"));
      await choose(page, { name, mimeType: "text/csv", buffer });
      await page.getByRole("group", { name: `“${name}” may be too large` }).waitFor();
    }
    await page
      .getByRole("button", { name: /^Read one person in/ })
      .first()
      .click();
    await page.getByText(/Every figure is of a sample/).waitFor();
  },
  "asking-for-sheets": async (page) => {
    await choose(page, join(root, "tests/formats/book.xlsx"));
    await page.getByRole("group", { name: "Which sheets?" }).waitFor();
  },
  "loaded-sheets": async (page) => {
    await choose(page, join(root, "tests/formats/book.xlsx"));
    await page.getByRole("checkbox", { name: /^Accounts/ }).check();
    await page.getByRole("button", { name: "Read these" }).click();
    await page.getByRole("article", { name: "book.xlsx, sheet “Accounts”" }).waitFor();
    await page
      .getByRole("region", { name: /^Set aside from book.xlsx, sheet/ })
      .getByText(/^1 row/)
      .first()
      .click();
  },
  "set-aside": async (page) => {
    const rows = ["person,occurred_at,type,id", "ann@acme.com,2026-03-04,webinar,1", "bob@acme.com,soon,webinar,2"];
    const more = Array.from({ length: 7 }, (_, i) => `p${i}@a-company-with-a-long-name.example,2026-03-04,,${i + 3}`);
    const last = ["eve@acme.com,2026-03-05,demo,1", 'fay@acme.com,"2026-03-06,a type of many words,99'];
    const buffer = Buffer.from([...rows, ...more, ...last].join("\n"));
    await choose(page, { name: "visits of the spring campaign.csv", mimeType: "text/csv", buffer });
    for (const what of [/fill in “type”/, /quotation mark/]) await page.getByText(what).first().click();
  },
  "data-audit": async (page) => {
    const accounts = [
      "id,domain,name,employees,A column of the CRM’s own with a long name",
      "1,acme.com,Acme Inc.,40,x",
      "2,acme.com,Acme Europe,,",
      "3,beta.com,Beta Ltd,9,",
      "4,beta.org,BETA,,",
    ];
    const visits = ["person,occurred_at,type,asset", "ann@acme.com,2026-03-04,webinar,", "p7,2026-05-04,demo,/pricing"];
    for (const [name, lines] of Object.entries({ "accounts.csv": accounts, "visits.csv": visits }))
      await choose(page, { name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
    for (const title of [/share a domain: 1/, /written in several ways: 1/]) await page.getByText(title).click();
  },
  "removed-file": async (page) => {
    await choose(page, {
      name: "visits.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("person,type\nann@acme.com,demo\n"),
    });
    await page.getByRole("button", { name: "Remove visits.csv" }).click();
    await page.getByRole("button", { name: "Undo the removal of visits.csv" }).waitFor();
  },
  "unknown-file": async (page) => {
    const buffer = Buffer.from("Campaign,Status\nSpring,Planning\n");
    await choose(page, { name: "campaigns.csv", mimeType: "text/csv", buffer });
    await page.getByRole("group", { name: "What is this file?" }).waitFor();
  },
  "merged-people": async (page) => {
    for (const [name, text] of [
      ["leads.csv", "LEADID,Email\n8,bob@acme.com\n"],
      ["contacts.csv", "CONTACTID,Email\n8,dee@other.com\n"],
      ["calls.csv", "TASKID,Call Start Time,Call Type,CONTACTID,LEADID\n1,2026-01-02,in,8,\n2,2026-01-03,in,,8\n"],
    ])
      await choose(page, { name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByText(/merged by id/).waitFor();
  },
  "flat-line": async (page) => {
    const rows = Array.from({ length: 90 }, (_, i) => `p${i},2026-0${1 + (i % 6)}-${11 + (i % 17)},social\n`);
    const buffer = Buffer.from(`person,occurred_at,type\n${rows.join("")}`);
    await choose(page, { name: "visits.csv", mimeType: "text/csv", buffer });
    await goTo(page, "Line");
    await page.getByRole("heading", { name: /No signal of the model/ }).waitFor();
  },
  "wrong-numbers": async (page) => {
    await trySample(page);
    await goTo(page, "Line");
    await page.getByRole("spinbutton", { name: "Line", exact: true }).fill("33.3");
    await page.getByLabel("Share that converts").first().fill("150");
    await page.getByText(/is too high/).waitFor();
  },
  "loaded-data": trySample,
  "loaded-model": async (page) => {
    await trySample(page);
    await goTo(page, "Model");
  },
  "wrong-model": async (page) => {
    await trySample(page);
    await goTo(page, "Model");
    await page.getByRole("button", { name: "Looked at the pricing page", exact: true }).click();
    for (const part of ["Accounts", "Name, days and scale"])
      await page.getByRole("heading", { name: part, exact: true }).click();
    await page.getByLabel("Save as version").fill("Before");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByLabel("Points of Looked at the pricing page").fill("0");
    await page.getByRole("alert").waitFor();
  },
  "loaded-lists": async (page) => {
    await trySample(page);
    await page.getByRole("heading", { name: /without an account/ }).click();
    await page.getByRole("heading", { name: "Word lists" }).click();
  },
  "loaded-line": async (page) => {
    await trySample(page);
    await goTo(page, "Line");
    await page.getByLabel("Leads sales can work").fill("4");
    await page.getByRole("slider", { name: "Recommended line" }).waitFor();
  },
  "loaded-scenarios": async (page) => {
    await trySample(page);
    await goTo(page, "Line");
    await page.getByLabel("Leads sales can work").fill("4");
    await page.getByRole("button", { name: "Keep these as A" }).click();
    await page.getByLabel("Leads sales can work").fill("6");
    await page.getByRole("spinbutton", { name: "Line", exact: true }).fill("36");
    await page.getByRole("button", { name: "Keep these as B" }).click();
    await page.getByLabel("Name of scenario B").fill("Two more reps");
    await page.getByRole("spinbutton", { name: "Line", exact: true }).fill("33");
    await page.getByText("The same as a table").click();
  },
  calculator: async (page) => {
    await goTo(page, "Calculator");
    await page.getByRole("button", { name: "Fill in an example" }).click();
    await page.getByText(/no line can serve both/).waitFor();
  },
  "calculator-lacking": async (page) => {
    await goTo(page, "Calculator");
    await page.getByRole("spinbutton", { name: "Qualified leads" }).fill("0");
    await page.getByText(/^cannot be computed: cost per lead/).waitFor();
  },
  "review-empty": async (page) => goTo(page, "Review"),
  "review-findings": async (page) => {
    await reviewed(page, /^Findings/);
    await goTo(page, "Model");
    await page.getByRole("radio", { name: /Classic MQL/ }).check();
    await goTo(page, "Review");
    await page
      .getByText(/No signal takes points away/)
      .locator("visible=true")
      .waitFor();
  },
  "review-signals": async (page) => {
    await reviewed(page, "Signals");
    await page.getByRole("button", { name: "Try 7 days as a second model" }).click();
    await page.getByRole("region", { name: "Both models side by side" }).waitFor();
    await page.getByRole("button", { name: "Accounts", exact: true }).click();
    await page.getByLabel("Audit a column too").selectOption("account.industry");
    const audit = page.getByRole("region", { name: "What each signal is worth" });
    await audit.getByText("account.industry = Software").first().waitFor();
    await audit.getByText("The same as a table").click();
  },
  "review-kinds": async (page) => {
    await reviewed(page, "MQL, MQA or hybrid?");
    await page.getByText("The same as a table").locator("visible=true").click();
  },
  "review-quarterly": async (page) => reviewed(page, "Quarterly review"),
  "review-decisions": async (page) => {
    await trySample(page);
    await goTo(page, "Line");
    await line(page).today.press("ArrowRight");
    await page.locator("#line").getByRole("button", { name: "Write it down" }).click();
    await line(page).today.press("ArrowRight");
    await goTo(page, "Review");
    await page.getByRole("button", { name: /^Decisions/ }).click();
    await page
      .getByText(/no reason was written down/)
      .first()
      .waitFor();
  },
  "loaded-people": async (page) => {
    await trySample(page);
    await goTo(page, "People");
    const list = page.getByRole("region", { name: "Accounts", exact: true }).locator("tbody");
    await list.getByRole("button").first().click();
    await page.getByRole("button", { name: "two weeks earlier" }).click();
    await page.getByText(/weeks earlier, on/).waitFor();
  },
  "empty-hand-off": async (page) => goTo(page, "Hand-off"),
  "hand-off-waiting": async (page) => {
    await trySample(page);
    await page.evaluate(holdPackets);
    await goTo(page, "Hand-off");
    await page.getByText("Putting the packets together").waitFor();
  },
  "loaded-hand-off": async (page) => {
    await trySample(page);
    await goTo(page, "Hand-off");
    await handOff(page).packet.waitFor();
    await handOff(page).download("CSV for Salesforce").click();
    await page.getByText(/was downloaded/).waitFor();
  },
  "full-hand-off": async (page) => {
    for (const [name, text] of Object.entries(ladenFiles()))
      await choose(page, { name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("article", { name: "accounts.csv" }).waitFor();
    await goTo(page, "Model");
    await page
      .getByLabel("Import a model")
      .setInputFiles({ name: "model.json", mimeType: "application/json", buffer: Buffer.from(ladenModel()) });
    await goTo(page, "Hand-off");
    await handOff(page).packet.waitFor();
    await handOff(page).accounts.nth(7).click();
    await handOff(page).download("CSV for HubSpot").click();
    await page.getByText(/was downloaded/).waitFor();
  },
  "hand-off-of-nobody": async (page) => {
    const rows = "person,occurred_at,type\nann@acme.com,2026-03-04,webinar\n";
    await choose(page, { name: "visits.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
    await page.getByRole("article", { name: "visits.csv" }).waitFor();
    await goTo(page, "Hand-off");
    await page.getByRole("heading", { name: "No account qualifies" }).waitFor();
  },
};

/** On the sample, in a part of the review, with its answer there. */
async function reviewed(page, part) {
  await trySample(page);
  await goTo(page, "Review");
  await page.getByRole("navigation", { name: "Parts of the review" }).getByRole("button", { name: part }).click();
  await eventually(async () => assert.equal(await page.locator("#review [aria-busy=true]:visible").count(), 0));
}

/** The tables that reach over the side of their card, where nothing lets them be scrolled. Runs in the page. */
function standingOut() {
  const reach = (table) => table.getBoundingClientRect().right - table.closest(".card").getBoundingClientRect().right;
  const tables = [...document.querySelectorAll(".card table")].filter((table) => table.checkVisibility());
  return tables.filter((table) => !table.closest(".scroll") && reach(table) > 0).map((table) => table.className);
}

/** A part of the page waits for its answer and then has it: how it looks in the first 100 ms, later, and at the end. */
async function waitThenAnswer() {
  const part = document.querySelector("main");
  const opacity = () => Number(getComputedStyle(part).opacity);
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  part.classList.add("is-stale");
  const start = performance.now();
  const early = [];
  for (;;) {
    await frame();
    const now = opacity();
    if (performance.now() - start >= 100) break;
    early.push(now);
  }
  while (performance.now() - start < 600) await frame();
  const late = opacity();
  part.classList.remove("is-stale");
  await frame();
  return { early, late, lit: opacity() };
}

describe("every state of the page", () => {
  let browser;
  let places;
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launch();
    places = await addresses();
  });
  after(async () => {
    await browser.close();
    places.close();
  });

  // By the rule itself: how long an answer takes is the machine's affair.
  test("what waits for an answer is dimmed after a tenth of a second, not before, and lit again at once", async () => {
    const { page, close } = await open(browser, places.file);
    for (const reducedMotion of /** @type {const} */ (["reduce", "no-preference"])) {
      await page.emulateMedia({ reducedMotion });
      const seen = await page.evaluate(waitThenAnswer);
      assert.ok(
        seen.early.length > 0 && seen.early.every((opacity) => opacity === 1),
        `${reducedMotion}: ${seen.early}`,
      );
      assert.ok(seen.late < 1, `${reducedMotion}: ${seen.late}`);
      assert.equal(seen.lit, 1);
    }
    await close();
  });

  // Reached once, where there is little room, and looked at in both widths; the journeys reach them where there is more.
  for (const [state, reach] of Object.entries(STATES))
    test(`${state}, 320 and 1280 pixels wide`, async () => {
      const height = 900;
      const { page, troubles, close } = await open(browser, places.file, { viewport: { width: 320, height } });
      page.setDefaultTimeout(20_000);
      await reach(page);
      const found = [];
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height });
        for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await page.screenshot({ path: join(pictures, `${state}-${width}-${colorScheme}.png`), fullPage: true });
          found.push(...(await barriers(page)));
        }
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${over} pixels stand out at the side, ${width} pixels wide`);
        const outside = await page.evaluate(standingOut);
        assert.deepEqual(outside, [], `tables that stand out of their cards, ${width} pixels wide`);
      }
      await close();
      assert.deepEqual(found, []);
      assert.deepEqual(troubles, []);
    });
});
