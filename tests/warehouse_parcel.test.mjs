// "Take the model to your warehouse": the archive as the shipped page gives it, loaded and run as its README says.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { benchWith } from "./bench.mjs";
import { addresses, launch, open } from "./browser.mjs";
import { eventually, goTo, trySample } from "./page.mjs";
import { opened } from "./warehouse/answers.mjs";
import { duckdb } from "./warehouse/duckdb.mjs";
import { world } from "./warehouse/world.mjs";
import { unzipped } from "./zip.mjs";

/** A database after the golden slice was loaded and scored. */
async function scored(files) {
  const db = await duckdb();
  for (const table of ["activities", "people", "accounts"])
    db.db.registerFileText(`golden/${table}.csv`, files[`golden/${table}.csv`]);
  db.run(files["duckdb/load_golden.sql"]);
  db.run(files["duckdb/score.sql"]);
  return db;
}

const count = (csv) => csv.trimEnd().split("\n").length - 1;

describe("from the shipped page", () => {
  let browser;
  let places;
  /** @type {Record<string, string>} */
  let files;
  before(async () => {
    browser = await launch();
    places = await addresses();
    const { page, troubles, close } = await open(browser, places.file);
    page.setDefaultTimeout(60_000);
    await goTo(page, "Model");
    const panel = page.getByRole("region", { name: "Take the model to your warehouse" });
    await panel.getByText("Load data first").waitFor();
    await goTo(page, "Data");
    await trySample(page);
    await goTo(page, "Model");
    const button = panel.getByRole("button", { name: /^Download the SQL/ });
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    assert.match(download.suggestedFilename(), /-for-a-warehouse\.zip$/);
    files = unzipped(await readFile(await download.path()));
    await eventually(async () => assert.equal(await button.isEnabled(), true));
    await close();
    assert.deepEqual(troubles, []);
  });
  after(async () => {
    await browser.close();
    places.close();
  });

  test("it has a script and a check for each engine, and says which were run", () => {
    for (const engine of ["duckdb", "postgres", "spark", "bigquery", "snowflake"])
      for (const name of ["score.sql", "parity_check.sql"]) assert.match(files[`${engine}/${name}`], /person_scores/);
    assert.match(files["README.md"], /DuckDB, PostgreSQL and Spark SQL are run/);
    assert.match(files["README.md"], /BigQuery and Snowflake are only parsed/);
    assert.doesNotMatch(files["README.md"], /\{\w+\}/);
  });
  test("the model's hash is that of its bytes", () => {
    const hash = createHash("sha256").update(files["model.json"]).digest("hex");
    assert.equal(files["model.json.sha256"], `${hash}  model.json\n`);
    assert.ok(files["README.md"].includes(hash));
    assert.equal(JSON.parse(files["model.json"]).schema, "cutline.model/1");
  });
  test("the slice is small, and has some who qualify and some who do not", () => {
    assert.ok(count(files["golden/activities.csv"]) > 0 && count(files["golden/activities.csv"]) < 5000);
    const all = files["golden/expected_account_scores.csv"] + files["golden/expected_person_scores.csv"];
    assert.match(all, /,true\n/);
    assert.match(all, /,false\n/);
  });
  test("DuckDB agrees, and says so of every score that is off by one quantum, missing or too many", async () => {
    const db = await scored(files);
    const check = () => db.rows(files["duckdb/parity_check.sql"]);
    assert.deepEqual(check(), []);
    for (const table of ["person_scores", "account_scores"]) {
      const [[key]] = db.rows(`SELECT key FROM ${table} ORDER BY key`);
      const altered = (statement) => {
        db.run("BEGIN");
        db.run(statement);
        const rows = check();
        db.run("ROLLBACK");
        return rows;
      };
      const row = `FROM ${table} WHERE key = '${key}'`;
      for (const statement of [
        `UPDATE ${table} SET engagement = engagement + 1 WHERE key = '${key}'`,
        `UPDATE ${table} SET qualified = NOT qualified WHERE key = '${key}'`,
        `DELETE ${row}`,
      ])
        assert.deepEqual(
          altered(statement).map(([result, of]) => [result, of]),
          [[table, key]],
        );
      const more = altered(`INSERT INTO ${table} SELECT * REPLACE ('nobody' AS key) ${row}`);
      assert.deepEqual(
        more.map(([, of]) => of),
        ["nobody"],
      );
    }
    assert.deepEqual(check(), []);
  });
});

describe("the slice of any world", () => {
  for (let seed = 200; seed < 206; seed++)
    test(`world ${seed} is scored alike by itself`, async () => {
      const made = world(seed, 800);
      const bench = await opened(made);
      for (const { name } of made.models) {
        const parcel = bench.ask({ ask: "parcel", model: name }).texts;
        const files = Object.fromEntries(parcel.map(({ name, text }) => [name, text]));
        const db = await scored(files);
        assert.deepEqual(db.rows(files["duckdb/parity_check.sql"]), []);
        const rows = db.rows("SELECT (SELECT COUNT(*) FROM person_scores) + (SELECT COUNT(*) FROM account_scores)");
        const [people, accounts] = ["person", "account"].map((of) => count(files[`golden/expected_${of}_scores.csv`]));
        assert.deepEqual(rows, [[String(people + accounts)]]);
      }
    });
  test("a model without data has an empty slice, and the check still runs", async () => {
    const bench = await benchWith([], { models: [JSON.stringify(world(3).models[0])] });
    const parcel = bench.ask({ ask: "parcel" }).texts;
    const files = Object.fromEntries(parcel.map(({ name, text }) => [name, text]));
    assert.deepEqual((await scored(files)).rows(files["duckdb/parity_check.sql"]), []);
  });
});
