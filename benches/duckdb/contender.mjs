// DuckDB-Wasm in its own worker, with the tables loaded: once with the plain SQL, once with the hand-tuned one.

import * as duckdb from "@duckdb/duckdb-wasm";
import worker from "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url";
import module from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";
import { Ranges } from "../answer.mjs";
import { COLUMNS } from "../data/generate.mjs";
import { untouched } from "../model.mjs";
import * as plain from "./plain.mjs";
import { tables } from "./tables.mjs";
import * as tuned from "./tuned.mjs";

/** A database with the four files as tables. */
export class Database {
  async start() {
    this.worker = new Worker(worker);
    this.db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), this.worker);
    await this.db.instantiate(module);
  }

  async load(files) {
    const begin = performance.now();
    await this.start();
    const ready = performance.now();
    for (const [table, bytes] of Object.entries(files)) await this.db.registerFileBuffer(`${table}.csv`, bytes.slice());
    this.connection = await this.db.connect();
    await this.run(tables(COLUMNS));
    for (const table of Object.keys(files)) await this.db.dropFile(`${table}.csv`);
    return { ready: ready - begin, read: performance.now() - ready };
  }

  /** The same from files that are read as they are needed. @param {Record<string, File>} files */
  async stream(files, columns) {
    const { BROWSER_FILEREADER } = duckdb.DuckDBDataProtocol;
    for (const [table, file] of Object.entries(files))
      await this.db.registerFileHandle(`${table}.csv`, file, BROWSER_FILEREADER, true);
    this.connection = await this.db.connect();
    await this.run(tables(columns));
  }

  async run(statements) {
    for (const statement of statements) await this.connection.query(statement);
  }

  async rows(query) {
    return (await this.connection.query(query)).toArray().map((row) => row.toJSON());
  }

  end() {
    this.worker.terminate();
  }
}

/** Rows of differences as an answer. */
export function answer(rows) {
  const ranges = new Ranges();
  for (const { line, fate, month, step } of rows) ranges.step(line, fate, month, step);
  return ranges.answer();
}

export class TunedSql {
  name = "duckdb";
  title = "DuckDB-Wasm, hand-tuned SQL";
  warmsUp = true;
  database = new Database();

  async load(files) {
    const loaded = await this.database.load(files);
    const begin = performance.now();
    await this.database.run(tuned.prepared(untouched()));
    const [{ batches }] = await this.database.rows("SELECT CAST(max(batch) + 1 AS INTEGER) AS batches FROM batches");
    this.batches = batches;
    return { ...loaded, prepared: performance.now() - begin };
  }

  async sweep(model, axis) {
    const { database } = this;
    const statements = axis === "person.score" ? tuned.sweepPeople(model) : tuned.sweepAccounts(model, this.batches);
    await database.run(statements.slice(0, -1));
    return answer(await database.rows(statements.at(-1)));
  }

  end() {
    this.database.end();
  }
}

export class PlainSql {
  name = "duckdb-plain";
  title = "DuckDB-Wasm, plain SQL";
  warmsUp = false;
  database = new Database();

  load(files) {
    return this.database.load(files);
  }

  async sweep(model, axis) {
    const { database } = this;
    await database.run(plain.modelTables(model));
    return answer(await database.rows(axis === "person.score" ? plain.sweepPeople(model) : plain.sweepAccounts(model)));
  }

  end() {
    this.database.end();
  }
}
