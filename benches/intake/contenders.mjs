// The contenders of the intake, each from files to the line of people. Their engines are started before the clock is, as a
// page that is open has them.

import module from "../../pkg/cutline_bg.wasm?url";
import { feed } from "../../www/engine/feed.ts";
import { Calls } from "../calls.mjs";
import CutlineWorker from "../cutline/worker.mjs?worker";
import { AS_OF, isoOf } from "../data/days.mjs";
import { WIDE } from "../data/generate.mjs";
import { answer, Database } from "../duckdb/contender.mjs";
import { HORIZON_DAYS, untouched } from "../model.mjs";
import HandWrittenWorker from "./hand_written.mjs?worker";
import { SQL } from "./sql.mjs";

/** @typedef {Record<"activities" | "contacts" | "accounts" | "outcomes", File>} Files */

class Cutline {
  async start() {
    this.calls = new Calls(new CutlineWorker());
    await this.calls.call("start", await (await fetch(module)).arrayBuffer());
    const [as_of, today] = [isoOf(AS_OF), isoOf(AS_OF)];
    await this.calls.call("settings", { settings: { horizon_days: HORIZON_DAYS }, as_of, today });
    await this.calls.call("models", [JSON.stringify(untouched())]);
  }

  /** @param {Files} files */
  async firstCurve(files) {
    for (const [table, file] of Object.entries(files)) await this.read(table, file);
    return this.calls.call("ask", { ask: "sweep", axis: "person.score" });
  }

  /** As the page reads a file; what it is, is for the core to tell. */
  async read(table, file) {
    const id = await this.calls.call("open", { name: `${table}.csv`, table: null });
    const push = (bytes) => this.calls.call("push", { file: id, bytes: new Uint8Array(bytes) }, [bytes]);
    const never = new AbortController().signal;
    await feed({ stream: file.stream(), isText: true }, push, () => undefined, never);
    await this.calls.call("close", id);
  }

  memory() {
    return this.calls.call("memory");
  }

  end() {
    this.calls.end();
  }
}

class DuckDb {
  database = new Database();

  /** @param {{ prepared: string[], query: string }} statements */
  constructor(statements) {
    this.statements = statements;
  }

  start() {
    return this.database.start();
  }

  /** @param {Files} files */
  async firstCurve(files) {
    const { prepared, query } = this.statements;
    await this.database.stream(files, WIDE);
    await this.database.run(prepared);
    return answer(await this.database.rows(query));
  }

  end() {
    this.database.end();
  }
}

class HandWritten {
  /** @param {"bytes" | "papaparse"} way */
  constructor(way) {
    this.way = way;
  }

  async start() {
    this.calls = new Calls(new HandWrittenWorker());
  }

  /** @param {Files} files */
  firstCurve(files) {
    return this.calls.call("first curve", { files, way: this.way });
  }

  end() {
    this.calls.end();
  }
}

/** By the name that `run.mjs` has for each. */
export const MAKE = {
  cutline: () => new Cutline(),
  js: () => new HandWritten("bytes"),
  papaparse: () => new HandWritten("papaparse"),
  duckdb: () => new DuckDb(SQL.tuned()),
  "duckdb-plain": () => new DuckDb(SQL.plain()),
};
