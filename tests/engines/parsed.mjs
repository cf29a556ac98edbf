// BigQuery and Snowflake run in nobody's machine room: their scripts are parsed by sqlglot, every statement of every world.

import { drive } from "../warehouse/engine.mjs";

await drive("parsed.py");
