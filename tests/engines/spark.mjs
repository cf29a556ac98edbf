// Every world in Spark on this machine, a third of them each with 1, 2 and 4 threads.

import { spawnSync } from "node:child_process";
import { drive, NOT_HAD } from "../warehouse/engine.mjs";

if (spawnSync("java", ["-version"], { stdio: "ignore" }).status !== 0) {
  console.log("Spark needs Java 17 or newer (on Debian: apt-get install openjdk-17-jre-headless)");
  process.exit(NOT_HAD);
}
await drive("spark_worlds.py");
