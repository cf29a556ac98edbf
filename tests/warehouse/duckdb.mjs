// DuckDB-Wasm under Node, in this very thread.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);

/** A connection to a fresh database. */
export async function duckdb() {
  const dist = dirname(resolve("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs"));
  const { ConsoleLogger, createDuckDB, LogLevel, NODE_RUNTIME } = await import(
    "@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs"
  ).then((module) => module.default ?? module);
  const paths = { mainModule: join(dist, "duckdb-eh.wasm"), mainWorker: "" };
  const db = await createDuckDB({ mvp: paths, eh: paths }, new ConsoleLogger(LogLevel.WARNING), NODE_RUNTIME);
  await db.instantiate(() => {});
  return new Database(db, db.connect());
}

class Database {
  constructor(db, connection) {
    this.db = db;
    this.connection = connection;
  }

  run(script) {
    this.connection.query(script);
  }

  /** Rows as arrays of values; integers as texts. */
  rows(query) {
    const table = this.connection.query(query);
    return table
      .toArray()
      .map((row) => Object.values(row.toJSON()).map((value) => (typeof value === "bigint" ? String(value) : value)));
  }

  /** The resolved tables of a workspace. @param {{ activities: string, people: string, accounts: string }} resolved */
  load(resolved) {
    for (const table of ["activities", "people", "accounts"]) {
      this.db.registerFileText(`${table}.csv`, resolved[table]);
      const columns =
        table === "activities"
          ? "CAST(row_no AS BIGINT) AS row_no, person_key, account_key, type, CAST(day AS DATE) AS day, CAST(quantity AS BIGINT) AS quantity, source, asset"
          : "*";
      this.run(
        `CREATE OR REPLACE TABLE ${table} AS SELECT ${columns} FROM read_csv('${table}.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`,
      );
      this.db.dropFile(`${table}.csv`);
    }
  }

  /** What a script left behind, by key. */
  left() {
    const byKey = (table) => new Map(this.rows(`SELECT * FROM ${table}`).map(([key, ...rest]) => [key, rest]));
    return { person: byKey("person_scores"), account: byKey("account_scores") };
  }
}
