// Real files, which are not ours to ship: `CUTLINE_DATA` names the folder that holds them. Where it is absent these tests
// report themselves as not run. Expected figures are counted here from the files' text, or stated by their provenance.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, test } from "node:test";
import { root } from "../scripts/step.mjs";
import { benchWith } from "./bench.mjs";

const data = resolve(root, process.env.CUTLINE_DATA ?? "../shared/data");
const skip = existsSync(join(data, "olist_funnel")) ? false : `not run: no data sets in ${data} (see CUTLINE_DATA)`;
const text = (name) => readFileSync(join(data, name), "utf8");

const LEADS = { person: "mql_id", occurred_at: "first_contact_date", type: "origin" };
const DEALS = {
  person: "mql_id",
  occurred_at: "won_date",
  stage: { constant: "won" },
  amount: "declared_monthly_revenue",
};
const leads = (bytes, mapping = /** @type {object} */ (LEADS)) => ({
  name: "leads.csv",
  table: "activities",
  bytes,
  mapping,
});
const deals = (bytes) => ({ name: "deals.csv", table: "outcomes", bytes, mapping: DEALS });

const each = (id, activity, points) => ({ id, scope: "person", dimension: "engagement", when: { activity }, points });
const MODEL = JSON.stringify({
  schema: "cutline.model/1",
  name: "Where leads come from",
  decay: { half_life_days: 30 },
  signals: [each("any", ["*"], 10), each("paid", ["paid_search"], 15), each("organic", ["organic_search"], 20)],
  person: { threshold: 20 },
});
const WORKSPACE = { models: [MODEL], as_of: "2018-05-31", settings: { stage: "won", months: 0 } };

describe("the funnel of Olist", { skip }, () => {
  const original = () => text("olist_funnel/olist_marketing_qualified_leads_dataset.csv");
  const won = () => text("olist_funnel/olist_closed_deals_dataset.csv");

  test("of 8,000 leads the 60 without an origin are set aside, each with its line and column", async () => {
    const bench = await benchWith([leads(original())], WORKSPACE);
    const { activities } = bench.ask({ ask: "intake" }).tables;
    assert.deepEqual([activities.read, activities.kept, activities.set_aside], [8000, 7940, 60]);
    const blank = original()
      .trimEnd()
      .split("\n")
      .flatMap((line, at) => (line.endsWith(",") ? [at + 1] : []));
    assert.deepEqual(
      activities.problems.map(({ line }) => line),
      blank,
    );
    for (const { file, column, reason } of activities.problems)
      assert.deepEqual([file, column, reason !== ""], ["leads.csv", "origin", true]);
  });

  test("with one type for the whole file all 8,000 are kept", async () => {
    const bench = await benchWith([leads(original(), { ...LEADS, type: { constant: "lead" } })], WORKSPACE);
    const { tables, people } = bench.ask({ ask: "intake" });
    assert.deepEqual([tables.activities.kept, tables.activities.set_aside, people], [8000, 0, 8000]);
  });

  test("each of the 842 deals is joined to its person", async () => {
    const bench = await benchWith(
      [leads(original(), { ...LEADS, type: { constant: "lead" } }), deals(won())],
      WORKSPACE,
    );
    const { tables, people } = bench.ask({ ask: "intake" });
    assert.deepEqual([tables.outcomes.read, tables.outcomes.kept], [842, 842]);
    assert.equal(people, 8000);
  });

  test("every question about the line is answered, with figures or with null", async () => {
    const bench = await benchWith([leads(original()), deals(won())], WORKSPACE);
    const sweep = bench.ask({ ask: "sweep", axis: "person.score" });
    const columns = Object.entries(sweep).filter(([name]) => name !== "months" && name !== "flow");
    for (const [name, column] of columns) {
      assert.equal(column.length, sweep.thresholds.length, name);
      for (const value of column) assert.ok(value === null || Number.isFinite(value), name);
    }
    // Each kept lead crosses 0 once, with its first activity.
    assert.equal(sweep.crossings[0], 7940);
    const targets = {
      capacity: { leads_per_month: 300 },
      conversion: { opportunities_per_month: 40 },
      payback: { marketing_spend_per_month: 50_000, win_rate: 1, annual_contract_value: 12_000, payback_months: 12 },
    };
    const answer = bench.ask({
      ask: "calibrate",
      axis: "person.score",
      threshold: 20,
      objective: "precision",
      targets,
    });
    for (const approach of ["capacity", "conversion", "payback"])
      assert.ok([null, "raise", "lower", "hold"].includes(answer[approach].advice), approach);
  });

  test("the same files saved again by a spreadsheet, day first, give the same scores unasked", async () => {
    const saved = [
      leads(text("olist_funnel/variants/mql_excel_resaved_ddmmyyyy.csv")),
      deals(text("olist_funnel/variants/closed_deals_excel_resaved_ddmmyyyy.csv")),
    ];
    const answers = [];
    for (const files of [[leads(original()), deals(won())], saved]) {
      const bench = await benchWith(files, WORKSPACE);
      assert.deepEqual(bench.ask({ ask: "intake" }).tables.activities.unresolved, []);
      answers.push([
        bench.ask({ ask: "scores", scope: "person", exact: true }),
        bench.ask({ ask: "sweep", axis: "person.score" }),
      ]);
    }
    assert.equal(answers[0][0].total, 8000 - notNamedElsewhere(original(), won()));
    assert.deepEqual(answers[1], answers[0]);
  });

  test("cut down to days up to the 12th, the user is asked, and the answer settles it", async () => {
    const [header, ...rows] = text("olist_funnel/variants/mql_excel_resaved_ddmmyyyy.csv").trimEnd().split("\r\n");
    const early = rows.filter((row) => Number(row.split(",")[1].slice(0, 2)) <= 12);
    const cut = [header, ...early].join("\r\n");
    const asking = await benchWith([leads(cut)], WORKSPACE);
    const { unresolved } = asking.ask({ ask: "intake" }).tables.activities;
    assert.deepEqual(
      unresolved.map(({ file, field, column }) => [file, field, column]),
      [["leads.csv", "occurred_at", "first_contact_date"]],
    );
    assert.throws(() => asking.ask({ ask: "scores", scope: "person" }), { code: "unresolved_mapping" });

    const answered = leads(cut, { ...LEADS, occurred_at: { column: "first_contact_date", order: "dmy" } });
    const iso = early.map((row) => row.replace(/,(\d\d)-(\d\d)-(\d{4})/, ",$3-$2-$1"));
    const scores = [];
    for (const file of [answered, leads([header, ...iso].join("\n"))])
      scores.push((await benchWith([file], WORKSPACE)).ask({ ask: "scores", scope: "person", exact: true }));
    assert.deepEqual(scores[0], scores[1]);
  });
});

/** Leads without an origin, whose row is set aside, and whom no deal names: nobody knows of them. */
function notNamedElsewhere(leadsText, dealsText) {
  const sold = new Set(dealsText.split("\n").map((line) => line.split(",")[0]));
  const unknown = leadsText
    .trimEnd()
    .split("\n")
    .filter((line) => line.endsWith(","));
  return unknown.filter((line) => !sold.has(line.split(",")[0])).length;
}

describe("the tickets of a helpdesk", { skip }, () => {
  const MODEL = JSON.stringify({
    schema: "cutline.model/1",
    name: "Tickets",
    signals: [{ id: "any", scope: "account", dimension: "engagement", when: { activity: ["*"] }, points: 1 }],
    account: { mode: "additive", threshold: 10 },
  });
  const mapping = { occurred_at: "timestamp", type: "activity", account: "customer" };

  test("are kept, all 21,348, as activities of 397 accounts", async () => {
    const file = { name: "events.csv", table: "activities", bytes: text("helpdesk_b2b/events.csv"), mapping };
    const bench = await benchWith([file], { models: [MODEL], as_of: "2013-12-31" });
    const { tables, accounts } = bench.ask({ ask: "intake" });
    assert.deepEqual([tables.activities.read, tables.activities.kept, accounts], [21_348, 21_348, 397]);

    // One point an event of the last 365 days, counted here from the text.
    const counted = new Map();
    for (const line of file.bytes.trimEnd().split("\n").slice(1)) {
      const [, at, , , name] = line.split(",");
      const customer = name.toLowerCase();
      const age = (Date.parse("2013-12-31") - Date.parse(at.slice(0, 10))) / 86_400_000;
      if (age >= 0 && age <= 365) counted.set(customer, (counted.get(customer) ?? 0) + 1);
    }
    const { rows } = bench.ask({ ask: "scores", scope: "account" });
    assert.equal(rows.length, 397);
    for (const { key, score } of rows) assert.equal(score, counted.get(key) ?? 0, key);
  });
});
