// A warehouse's size: DuckDB scores as many activities as CUTLINE_SCALE says (a million without it; the proof of spec §13 is
// CUTLINE_SCALE=100000000), and the app scores 25 of the accounts with their people from the same rows.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/step.mjs";
import { benchWith } from "../bench.mjs";
import { differences, expected } from "../warehouse/answers.mjs";

const rows = Number(process.env.CUTLINE_SCALE ?? 1_000_000);
const people = Math.max(1000, Math.round(rows / 100));
const accounts = Math.max(100, Math.round(rows / 1000));
const AS_OF = "2026-06-30";
const model = {
  schema: "cutline.model/1",
  name: "At scale",
  decay: { half_life_days: 30 },
  groups: { mail: { cap: 12.5 } },
  signals: [
    {
      id: "view",
      scope: "person",
      dimension: "engagement",
      when: { activity: ["page_view"] },
      points: 1,
      max_per_day: 1,
    },
    {
      id: "priced",
      scope: "person",
      dimension: "intent",
      when: { activity: ["*"], asset_contains: "pricing" },
      points: 3.5,
    },
    {
      id: "mail",
      scope: "person",
      dimension: "engagement",
      group: "mail",
      when: { activity: ["email_open"] },
      points: 0.5,
    },
    {
      id: "off",
      scope: "person",
      dimension: "engagement",
      when: { activity: ["unsubscribe"] },
      points: -2,
      decay: null,
    },
    {
      id: "demo",
      scope: "person",
      dimension: "intent",
      when: { activity: ["demo_request"], source: "first_party" },
      points: 7,
      points_per: "quantity",
      max_per_day: 2,
      qualifies: true,
      decay: { linear_days: 60 },
    },
    {
      id: "crowd",
      scope: "account",
      dimension: "engagement",
      when: { activity: ["webinar"], people_at_least: 3, within_days: 30 },
      points: 20,
    },
    {
      id: "size",
      scope: "account",
      dimension: "fit",
      when: { field: "account.employees", between: [100, 500] },
      points: 25,
    },
    {
      id: "trade",
      scope: "account",
      dimension: "fit",
      when: { field: "account.industry", in: ["software"] },
      points: 15,
    },
  ],
  person: { threshold: 40 },
  account: { mode: "gated", rollup: "weighted_mean", per_person_cap: 60, gates: { fit: 15, intent: 10 } },
  fit_scale: 100,
};

const folder = join(root, ".engines/scale");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const models = [JSON.stringify(model)];
const asked = { ask: "sql", dialect: "duckdb" };
writeFileSync(join(folder, "scale.sql"), (await benchWith([], { models, as_of: AS_OF })).ask(asked).text);
const args = [join(root, "tests/engines/scale.py"), folder, rows, people, accounts].map(String);
const made = spawnSync(join(root, ".engines/venv/bin/python"), args, { stdio: "inherit" });
if (made.status !== 0) process.exit(made.status ?? 1);

/** The sample as a user's files: keys are addresses and domains, quantities plain numbers. */
const read = (name) => readFileSync(join(folder, name), "utf8");
const activities = read("activities.csv")
  .trimEnd()
  .split("\n")
  .map((line, at) => {
    if (at === 0) return "person,account,type,occurred_at,quantity,source,asset";
    const [, person, account, type, day, quantity, ...rest] = line.split(",");
    return [person, account, type, day, Number(quantity) / 1000, ...rest].join(",");
  });
const files = [
  { name: "activities.csv", table: "activities", bytes: activities.join("\n") },
  {
    name: "contacts.csv",
    table: "contacts",
    bytes: read("people.csv").replace("person_key,account_key", "contact_key,account"),
  },
  { name: "accounts.csv", table: "accounts", bytes: read("accounts.csv").replace("account_key", "domain") },
];
const bench = await benchWith(files, { models, as_of: AS_OF, today: AS_OF });
const ours = expected(bench, model);
const theirs = JSON.parse(read("scale.json"));
const said = ["person", "account"].flatMap((scope) =>
  differences(ours[scope], new Map(Object.entries(theirs[scope])), scope),
);
for (const line of said.slice(0, 10)) console.log(line);
const compared = ours.person.size + ours.account.size;
console.log(`a sample of ${compared} people and accounts in the app: ${said.length} different`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = said.length === 0 && compared > 25 ? 0 : 1;
