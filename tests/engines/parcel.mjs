// The parcel of ten worlds as a user gets it, zipped by the page's own code and unzipped by Python: loaded, scored and checked
// in DuckDB, PostgreSQL and Spark, each as the README says; BigQuery's and Snowflake's checks are parsed.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/step.mjs";
import { page } from "../page/load.mjs";
import { opened } from "../warehouse/answers.mjs";
import { python } from "../warehouse/engine.mjs";
import { server } from "../warehouse/postgres.mjs";
import { world } from "../warehouse/world.mjs";

const WORLDS = 10;
const folder = join(root, ".engines/parcels");
const { zip } = await page("zip.ts");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (let seed = 300; seed < 300 + WORLDS; seed++) {
  const made = world(seed, 800);
  const bench = await opened(made);
  const { texts } = bench.ask({ ask: "parcel", model: made.models.at(-1).name });
  writeFileSync(join(folder, `${seed}.zip`), Buffer.concat(zip(texts)));
}
const postgres = server();
try {
  process.exitCode = python("parcels.py", [folder, ...(postgres ? [postgres.socket, postgres.psql] : [])]);
} finally {
  postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
