// The review through the shipped file, on the sample: what stands on the screen is what the core answers, every way out of a
// finding leads where it says, a second model never takes the first one's place by itself, decisions are kept, and it prints.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../scripts/step.mjs";
import { addresses, barriers, launch, open } from "./browser.mjs";
import { page as module } from "./page/load.mjs";
import { eventually, focused, goTo, line, showsOnlyFigures, trySample } from "./page.mjs";

const SEED = 7;

/** The core with the sample in it, asked as the page asks: with the first of the starter models and the page's own warm-up. */
async function sampleCore() {
  const core = await import(pathToFileURL(join(root, "pkg/cutline.js")).href);
  core.initSync({ module: await readFile(join(root, "pkg/cutline_bg.wasm")) });
  const bench = new core.Workbench();
  for (const { name, text } of core.sample_files(SEED)) {
    const id = bench.open_file(name, null);
    bench.push(id, new TextEncoder().encode(text));
    bench.close_file(id);
  }
  const { startingWarmup } = await module("state/warmup.ts");
  const today = new Date().toLocaleDateString("sv-SE");
  bench.set_models([core.starter_models()[0].text]);
  bench.set_settings({}, null, today);
  const { first_day, as_of } = bench.ask({ ask: "overview" });
  bench.set_settings({ warmup_months: startingWarmup(first_day, as_of) }, null, today);
  return bench;
}

/** A number as the page writes it in British English, with so many decimals at most. */
const written = (value, decimals) => new Intl.NumberFormat("en-GB", { maximumFractionDigits: decimals }).format(value);

describe("the review", () => {
  let browser;
  let places;
  let core;
  before(async () => {
    browser = await launch();
    places = await addresses();
    core = await sampleCore();
  });
  after(async () => {
    await browser.close();
    places.close();
  });

  /** On the sample, in the review. A journey leaves no trouble behind. */
  async function journey(steps) {
    const { page, troubles, requests, close } = await open(browser, places.file);
    page.setDefaultTimeout(20_000);
    await trySample(page);
    await goTo(page, "Review");
    await page.getByText(/^\d+ findings?;/).waitFor();
    await steps(page);
    await showsOnlyFigures(page);
    await close();
    assert.deepEqual(troubles, []);
    assert.deepEqual(requests, []);
  }

  const part = (page, name) =>
    page.getByRole("navigation", { name: "Parts of the review" }).getByRole("button", { name }).click();
  const cells = async (row) => (await row.innerText()).split("\t").map((cell) => cell.replace(/\s+/g, " ").trim());
  const settled = (page) =>
    eventually(async () => assert.equal(await page.locator("#review [aria-busy=true]:visible").count(), 0));

  test("shows what the core answers, part by part", () =>
    journey(async (page) => {
      const { findings } = core.ask({ ask: "findings" });
      await eventually(async () => {
        const said = await page.getByRole("region", { name: /^What is wrong/ }).innerText();
        for (const { says } of findings) assert.ok(said.includes(says), says);
      });
      const found = page.getByRole("region", { name: /^What is wrong/ }).getByRole("listitem");
      assert.equal(await found.count(), findings.length);

      await part(page, "Signals");
      const audit = core.ask({ ask: "audit", scope: "person" });
      const region = page.getByRole("region", { name: "What each signal is worth" });
      await region.getByText("The same as a table").click();
      const row = (name) => page.getByRole("region", { name: "The audit as a table" }).getByRole("row", { name });
      for (const one of audit.signals) {
        const [, , present, absent, converted] = await cells(row(new RegExp(`^${one.label}`)));
        assert.deepEqual([present, absent], [written(one.present, 0), written(one.absent, 0)], one.label);
        assert.match(converted, new RegExp(`^${one.converted_present}\\b`), one.label);
      }
      const names = await region.getByRole("listitem").locator(".forest-name").allInnerTexts();
      const sorted = audit.signals.toSorted((a, b) => b.odds_ratio - a.odds_ratio).map(({ label }) => label);
      assert.deepEqual(names, sorted, "the highest odds ratio stands first");
      const half = page.getByRole("region", { name: "Suggested half-life" });
      assert.match(await half.innerText(), new RegExp(`half-life of ${audit.half_life.suggested} days`));
      assert.ok((await half.innerText()).includes(written(audit.half_life.today, 3)));
      assert.match(
        await page.getByRole("region", { name: "Suggested points" }).innerText(),
        new RegExp(`it takes 30 who converted, and here ${audit.converted} did`),
      );

      await part(page, "MQL, MQA or hybrid?");
      const kinds = core.ask({ ask: "compare" });
      await page.getByText("The same as a table").locator("visible=true").click();
      for (const kind of ["mql", "mqa", "hybrid"]) {
        const rows = page.getByRole("region", { name: "The kinds as a table" }).getByRole("row");
        const [, theta, volume, precision, pipeline, days] = await cells(
          rows.nth(1 + ["mql", "mqa", "hybrid"].indexOf(kind)),
        );
        const it = kinds[kind];
        assert.deepEqual(
          [theta, volume, precision, pipeline, days],
          [
            ...[it.threshold, it.volume].map((value) => written(value, 0)),
            `${Math.round(100 * it.precision)}%`,
            ...[written(it.pipeline_per_handoff, 0), written(it.median_days, 1)],
          ],
          kind,
        );
      }
      assert.ok((await page.locator("#review").innerText()).includes(kinds.says));
      await page.getByLabel("Hand-offs in all").fill("20");
      await page.keyboard.press("Tab");
      const fewer = core.ask({ ask: "compare", volume: 20 });
      await eventually(async () => {
        const [, theta] = await cells(
          page.getByRole("region", { name: "The kinds as a table" }).getByRole("row").nth(2),
        );
        assert.equal(theta, written(fewer.mqa.threshold, 0));
      });

      await part(page, "Quarterly review");
      const review = core.ask({ ask: "review" });
      await eventually(async () =>
        assert.ok((await page.locator("#review-quarterly").innerText()).includes(review.feedback.text)),
      );
      const said = await page.locator("#review-quarterly").innerText();
      for (const { key } of [...review.sla.qualify.worst, ...review.sla.contact.worst, ...review.fallen_away])
        assert.ok(said.includes(key), key);
      for (const { person, account } of review.gone_silent) assert.ok(said.includes(person) && said.includes(account));
      const funnel = await page.locator(".funnel strong").allInnerTexts();
      assert.deepEqual(
        funnel,
        review.funnel.stages.map(({ entities }) => written(entities, 0)),
      );
      for (const quarter of review.quarters) {
        const of = page
          .getByRole("region", { name: "Quarters as a table" })
          .getByRole("row", { name: quarter.quarter });
        const [, flow, judged, converted, expected] = await cells(of);
        assert.deepEqual(
          [flow, judged, converted],
          [quarter.flow, quarter.judged, quarter.converted].map((value) => written(value, 0)),
        );
        const none = quarter.judged === 0 || quarter.expected === null;
        assert.equal(expected, none ? "–" : written(quarter.expected, 1), quarter.quarter);
      }
    }));

  test("leads from each finding to where it is mended", () =>
    journey(async (page) => {
      const back = () => goTo(page, "Review");
      await page.getByRole("button", { name: "Move the line" }).click();
      await line(page).heading.waitFor();
      await back();
      await page.getByRole("button", { name: "Say whom the model is for" }).click();
      await eventually(async () => assert.equal(await focused(page), "The model is for some records only"));
      await back();
      await page.getByRole("button", { name: "Add a signal" }).first().click();
      await eventually(async () => assert.match(await focused(page), /^Add a signal of engagement/));
      // A model with more mistakes: nothing fades, and it was last reviewed long ago.
      await page.getByRole("radio", { name: /Classic MQL/ }).check();
      await page.getByText("Name, days and scale").click();
      await page.getByLabel("Last reviewed on").fill("2026-01-05");
      await back();
      await page.getByRole("button", { name: "Note the day of the review" }).click();
      await eventually(async () => assert.equal(await focused(page), "Last reviewed on"));
      await back();
      await page.getByRole("button", { name: "Let activities fade" }).click();
      await eventually(async () => assert.equal(await focused(page), "Fades"));
      await back();
      await part(page, "Signals");
      const first = page.getByRole("region", { name: "What each signal is worth" }).getByRole("listitem").first();
      const name = await first.getByRole("button").innerText();
      await first.getByRole("button").click();
      await eventually(async () => assert.equal(await focused(page), name));
    }));

  test("tries what is suggested beside the model, adopts it as one step, and undo takes it back", () =>
    journey(async (page) => {
      const text = async () => {
        await goTo(page, "Model");
        const [given] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", { name: "Export" }).click(),
        ]);
        const exported = await readFile(await given.path(), "utf8");
        await goTo(page, "Review");
        return exported;
      };
      const mine = await text();
      await part(page, "Signals");
      await page.getByRole("button", { name: "Try 7 days as a second model" }).click();
      const second = page.getByRole("region", { name: /^A second model, beside yours/ });
      const sides = second.getByRole("region", { name: "Both models side by side" });
      await sides.waitFor();
      const audit = core.ask({ ask: "audit", scope: "person" });
      const [, first, other] = await cells(sides.getByRole("row", { name: /^AUC/ }));
      assert.equal(first, written(audit.discrimination.today.auc, 3));
      assert.notEqual(other, first);
      assert.match(await second.innerText(), /its figures here flatter it/);
      assert.equal(await text(), mine, "what is tried leaves the model alone");

      await second.getByRole("button", { name: "Drop it" }).click();
      assert.equal(await second.count(), 0);
      await page.getByRole("button", { name: "Try 7 days as a second model" }).click();
      await sides.waitFor();
      await second.getByRole("button", { name: "Adopt it", exact: true }).click();
      await eventually(async () => assert.equal(await second.count(), 0));
      const adopted = JSON.parse(await text());
      const days = adopted.signals.map(({ decay }) => decay?.half_life_days).filter(Boolean);
      assert.ok(days.length > 0 && days.every((one) => one === 7), `${days}`);
      // The half-lives are those suggested now, so none is suggested any more.
      await eventually(async () =>
        assert.match(await page.getByRole("region", { name: "Suggested half-life" }).innerText(), /Leave them/),
      );
      await page.getByRole("heading", { name: /^Suggested half-life of 7 days adopted/ }).waitFor();
      await page.locator("#review").getByRole("button", { name: "Undo" }).click();
      await eventually(async () => assert.equal(await text(), mine));
    }));

  test("says whether suggested points would have ranked better, on people held out, and tries them", () =>
    journey(async (page) => {
      await part(page, "Signals");
      await page.getByRole("button", { name: "open the settings" }).click();
      await page.getByLabel("Converted means").selectOption("mql");
      await page.getByRole("button", { name: "Done" }).click();
      await page.getByRole("button", { name: "Accounts", exact: true }).click();
      const points = page.getByRole("region", { name: "Suggested points", exact: true });
      await eventually(async () => assert.match(await points.innerText(), /would have ranked/));
      await settled(page);
      const row = points.getByRole("row", { name: /^AUC/ });
      const [, today, suggested] = (await cells(row)).map(Number);
      const [, precise, precision] = (await cells(points.getByRole("row", { name: /^Average/ }))).map(Number);
      const says = await points.innerText();
      const better = [suggested > today, precision > precise];
      if (better[0] === better[1]) assert.match(says, better[0] ? /better by both/ : /worse by both/);
      else assert.match(says, better[0] ? /better by AUC and worse/ : /worse by AUC and better/);

      await page.getByLabel("Audit a column too").selectOption("account.industry");
      await eventually(async () => assert.match(await points.innerText(), /Take the columns away to try them/));
      await page.getByText("account.industry = Software").first().waitFor();
      await page.getByRole("button", { name: "take away account.industry" }).click();
      await page.getByRole("button", { name: "Try these points as a second model" }).click();
      const second = page.getByRole("region", { name: /^A second model, beside yours: the suggested points/ });
      await second.getByRole("region", { name: "Both models side by side" }).waitFor();
      await second.getByText(/^\d+ differences?$/).click();
      assert.match(await second.innerText(), /Target industry points 40 → \d+/);
      assert.deepEqual(await barriers(page), []);
    }));

  test("offers to write down why a line was moved, keeps it, and gives it as a file", () =>
    journey(async (page) => {
      await goTo(page, "Line");
      const { today } = line(page);
      const start = Number(await today.getAttribute("aria-valuenow"));
      await today.press("ArrowRight");
      await today.press("ArrowRight");
      const why = page.locator("#line").getByLabel(/^Why\? For the record/);
      await why.waitFor();
      await eventually(async () => assert.equal(await today.getAttribute("aria-valuenow"), String(start + 2)));
      await why.fill("sales can work fewer");
      await page.getByRole("button", { name: "Write it down" }).click();
      await eventually(async () => assert.equal(await why.count(), 0));
      await goTo(page, "Review");
      await part(page, /^Decisions/);
      const record = page.getByRole("region", { name: "What was decided, and why" });
      const says = new RegExp(`Line moved from ${start} to ${start + 2} \\(.*\\) on .*, because sales can work fewer`);
      await eventually(async () => assert.match(await record.innerText(), says));
      await record.getByRole("textbox", { name: "What was decided" }).fill("Partners get a line of their own");
      await record.getByRole("textbox", { name: "Because", exact: true }).fill("they browse more");
      await record.getByRole("button", { name: "Write it down" }).click();
      await eventually(async () => assert.equal(await record.getByRole("listitem").count(), 2));
      const [given] = await Promise.all([
        page.waitForEvent("download"),
        record.getByRole("button", { name: "Export as JSON" }).click(),
      ]);
      const { schema, decisions } = JSON.parse(await readFile(await given.path(), "utf8"));
      assert.equal(schema, "cutline.decisions/1");
      assert.deepEqual(
        decisions.map(({ what: { kind, from, to, says }, because }) => [kind, from ?? says, to, because]),
        [
          ["line", start, start + 2, "sales can work fewer"],
          ["other", "Partners get a line of their own", undefined, "they browse more"],
        ],
      );
      await record
        .getByRole("button", { name: /^Take out/ })
        .first()
        .click();
      await eventually(async () => assert.equal(await record.getByRole("listitem").count(), 1));
    }));

  test("opens whoever it names among the others, and their parts", () =>
    journey(async (page) => {
      await part(page, "Quarterly review");
      const { fallen_away, gone_silent } = core.ask({ ask: "review" });
      const [{ key }] = fallen_away;
      const away = page.getByRole("region", { name: /^Qualified then, and not now/ });
      await away.getByRole("button", { name: key, exact: true }).click();
      await eventually(async () =>
        assert.match(await page.locator("#records").innerText(), /What the score is made of/),
      );
      assert.match(await page.locator("#records").innerText(), new RegExp(key));
      await goTo(page, "Review");
      const [{ person }] = gone_silent;
      const silent = page.getByRole("region", { name: /^People gone silent/ });
      await silent.getByRole("button", { name: person, exact: true }).first().click();
      await eventually(async () => assert.match(await page.locator("#records").innerText(), new RegExp(person)));
      await eventually(async () =>
        assert.match(await page.locator("#records").innerText(), /What the score is made of/),
      );
    }));

  test("prints as one report: every part, each after the first on a new page, nothing that is only for working with it", () =>
    journey(async (page) => {
      await page.evaluate(() => {
        window.print = () => document.body.setAttribute("data-printed", "yes");
      });
      await page.getByRole("button", { name: "Print the report" }).click();
      await page.locator("body[data-printed]").waitFor();
      await page.emulateMedia({ media: "print", colorScheme: "light" });
      for (const name of [
        /^What is wrong/,
        "What each signal is worth",
        /^The three kinds/,
        "Quarter by quarter",
        "How fast they were met",
        /^Who fell away/,
        "What was decided, and why",
      ])
        assert.ok(await page.getByRole("heading", { name }).isVisible(), `${name}`);
      assert.ok(await page.getByText(/^Review of “Fit, engagement and coverage”/).isVisible());
      for (const name of ["Print the report", "Move the line", "Try 7 days as a second model", "Write it down"])
        assert.equal(await page.getByRole("button", { name }).locator("visible=true").count(), 0, name);
      const breaks = await page
        .locator(".review-part")
        .evaluateAll((parts) => parts.map((one) => getComputedStyle(one).breakBefore));
      assert.deepEqual(breaks, ["auto", "page", "page", "page", "page"]);
      // As wide as a page of A4 between its margins.
      await page.setViewportSize({ width: 700, height: 1000 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    }));
});
