// Every world in PostgreSQL, the tables' rows shuffled.

import { drive, NOT_HAD } from "../warehouse/engine.mjs";
import { server } from "../warehouse/postgres.mjs";

const postgres = server();
if (postgres)
  try {
    await drive("postgres_worlds.py", [postgres.socket]);
  } finally {
    postgres.stop();
  }
else {
  console.log("PostgreSQL is not installed (on Debian: apt-get install postgresql)");
  process.exitCode = NOT_HAD;
}
