// Every world in native DuckDB, with 1, 2 and 4 threads, the tables' rows in another order each time.

import { drive } from "../warehouse/engine.mjs";

await drive("duckdb_worlds.py");
