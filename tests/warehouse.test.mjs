// The same score elsewhere (spec §13): what the asks `sql` and `resolved` give, and DuckDB's own figures against the app's, to
// the last quantum. `npm run test:engines` does the same for more worlds, and for engines that are not an npm package.

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { benchWith, modelOf } from "./bench.mjs";
import { differences, expected, opened } from "./warehouse/answers.mjs";
import { duckdb } from "./warehouse/duckdb.mjs";
import { world } from "./warehouse/world.mjs";

const WORLDS = 25;
const POINT = 1_000_000n * 2n ** 20n;

const MODEL = {
  schema: "cutline.model/1",
  name: "By hand",
  signals: [
    {
      id: "demo",
      scope: "person",
      dimension: "intent",
      when: { activity: ["demo_request"] },
      points: 40,
      decay: { half_life_days: 45 },
    },
    {
      id: "size",
      scope: "account",
      dimension: "fit",
      when: { field: "account.employees", between: [100, 500] },
      points: 25,
    },
    { id: "old", scope: "account", dimension: "fit", when: { field: "account.founded", lte: 1999 }, points: -1.5 },
  ],
  account: { mode: "gated", gates: { fit: 23.5, intent: 20 } },
  person: { threshold: 20.001 },
};

const FILES = [
  {
    name: "activities.csv",
    table: "activities",
    bytes:
      'person,occurred_at,type,asset,quantity\nann@acme.com,2026-05-16,Demo Request,"a ""b"", c",2.5\nann@acme.com,2026-05-15T23:00:00Z,email_sent,,\n',
  },
  {
    name: "accounts.csv",
    table: "accounts",
    bytes: "domain,employees,founded,Head Count?,account key\nacme.com,$100,1980,a,b\n",
  },
];

/** A database with these files' tables in it, and the workbench that made them. */
async function loaded(files = FILES, models = [MODEL], asOf = "2026-06-30") {
  const bench = await benchWith(files, { models: models.map((model) => JSON.stringify(model)), as_of: asOf });
  const db = await duckdb();
  db.load(bench.ask({ ask: "resolved" }));
  return { bench, db, script: bench.ask({ ask: "sql", dialect: "duckdb" }).text };
}

describe("the scripts", () => {
  test("there is one for each dialect, and for no other", async () => {
    const bench = await benchWith([], { models: [modelOf("gated-committee")] });
    for (const dialect of ["duckdb", "postgres", "spark", "bigquery", "snowflake"])
      assert.match(bench.ask({ ask: "sql", dialect }).text, /account_scores/);
    assert.throws(() => bench.ask({ ask: "sql", dialect: "cobol" }), { code: "unknown_request" });
    assert.throws(() => bench.ask({ ask: "sql", dialect: "spark", model: "none" }), { code: "not_found" });
  });
  test("no statement of Spark's holds a semicolon, for clients that cut there", async () => {
    const model = structuredClone(MODEL);
    model.name = "a; b";
    model.signals[0].when.activity = ["demo; request", "it's $" + "{x} \\ `"];
    const bench = await benchWith([], { models: [JSON.stringify(model)] });
    const { text } = bench.ask({ ask: "sql", dialect: "spark" });
    for (const statement of text.split(";").slice(0, -1)) assert.match(statement, /CREATE OR REPLACE TEMPORARY VIEW/);
    assert.equal(text.split(";").at(-1).trim(), "");
  });
});

describe("by hand", () => {
  /** @type {Awaited<ReturnType<typeof loaded>>} */
  let all;
  before(async () => {
    all = await loaded();
    all.db.run(all.script);
  });
  test("the resolved tables have the columns of the definition, and what was read in them", () => {
    const { activities, people, accounts } = all.bench.ask({ ask: "resolved" });
    assert.deepEqual(activities.split("\n"), [
      "row_no,person_key,account_key,type,day,quantity,source,asset",
      "1,ann@acme.com,acme.com,email_sent,2026-05-15,1000,first_party,",
      '2,ann@acme.com,acme.com,demo_request,2026-05-16,2500,first_party,"a ""b"", c"',
      "",
    ]);
    assert.deepEqual(people.split("\n").slice(0, 2), [
      "person_key,account_key,seniority,department,email",
      "ann@acme.com,acme.com,unknown,unknown,ann@acme.com",
    ]);
    // Tested fields choose their names first; a header that would take a key's name gets a number.
    const [header, row] = accounts.split("\n");
    assert.deepEqual(header.split(","), [
      "account_key",
      "employees",
      "founded",
      "domain",
      "name",
      "head_count_",
      "account_key_2",
    ]);
    assert.equal(row, "acme.com,100,1980,acme.com,,a,b");
  });
  test("a half-life after 40 points there are 20 of them left, and 25 of fit less 1.5", () => {
    const { person, account } = all.db.left();
    assert.deepEqual([...person], [["ann@acme.com", ["0", `${20n * POINT}`, "0", `${20n * POINT}`, false]]]);
    // One engaged person of unknown seniority covers 5 points.
    const [fit, intent, coverage] = [(POINT * 235n) / 10n, 20n * POINT, 5n * POINT];
    assert.deepEqual(
      [...account],
      [["acme.com", [`${fit}`, `${intent}`, "0", `${coverage}`, `${fit + intent}`, null, true]]],
    );
  });
  test("another day is set in one place", () => {
    all.db.run(all.script.replace("2026-06-30", "2026-05-16"));
    assert.deepEqual(all.db.left().person.get("ann@acme.com"), ["0", `${40n * POINT}`, "0", `${40n * POINT}`, true]);
  });
  test("a warehouse's own types will do: numbers, days, truth values, keys that are numbers", () => {
    const { db } = all;
    db.run("CREATE OR REPLACE TABLE accounts AS SELECT 7 AS account_key, 250 AS employees, 1999.0 AS founded");
    db.run(
      "CREATE OR REPLACE TABLE people AS SELECT 1 AS person_key, 7 AS account_key, 'vp' AS seniority, NULL AS department",
    );
    db.run(
      "CREATE OR REPLACE TABLE activities AS SELECT 1 AS row_no, 1 AS person_key, 7 AS account_key, 'demo_request' AS type, TIMESTAMP '2026-06-30 10:00:00' AS day, NULL AS quantity, NULL AS source, NULL AS asset",
    );
    db.run(all.script);
    const { person, account } = db.left();
    assert.deepEqual(person.get("1"), ["0", `${40n * POINT}`, "0", `${40n * POINT}`, true]);
    assert.deepEqual(account.get("7").slice(0, 2), [`${(POINT * 235n) / 10n}`, `${40n * POINT}`]);
  });
});

describe("DuckDB gives the app's scores exactly", () => {
  /** @type {Awaited<ReturnType<typeof duckdb>>} */
  let db;
  before(async () => {
    db = await duckdb();
  });
  /** How far from the line, in quanta, and whether they qualify. */
  const onTheLine = new Set();
  const look = (model, rows) => {
    for (const [key, [, , , score, qualified]] of rows)
      if (/^(at|above|below)line\.com$/.test(key.split("@")[1])) {
        const off = BigInt(score) - BigInt(model.person.threshold) * POINT;
        if (off >= -1n && off <= 1n) onTheLine.add(`${off} ${qualified}`);
      }
  };
  for (let seed = 0; seed < WORLDS; seed++)
    test(`world ${seed}`, async () => {
      const made = world(seed);
      const bench = await opened(made);
      db.load(bench.ask({ ask: "resolved" }));
      for (const model of made.models) {
        db.run(bench.ask({ ask: "sql", dialect: "duckdb", model: model.name }).text);
        const [ours, theirs] = [expected(bench, model), db.left()];
        const said = ["person", "account"].flatMap((scope) => differences(ours[scope], theirs[scope], scope));
        assert.deepEqual(said.slice(0, 5), []);
        if (model.person && !model.person.dimensions) look(model, ours.person);
      }
    });
  test("somebody stood on the line, and a quantum to either side of it", () => {
    assert.deepEqual([...onTheLine].sort(), ["-1 false", "0 true", "1 true"]);
  });
  test("a score that is off by a quantum is found", async () => {
    const made = world(1, 500);
    const bench = await opened(made);
    const ours = expected(bench, made.models[0]).account;
    const key = [...ours.keys()][0];
    const [fit, ...rest] = ours.get(key);
    const theirs = new Map(ours).set(key, [String(BigInt(fit) + 1n), ...rest]);
    assert.equal(differences(ours, theirs, "account").length, 1);
    theirs.delete(key);
    assert.equal(differences(ours, theirs, "account").length, 1);
    assert.equal(differences(theirs, ours, "account").length, 1);
  });
});
