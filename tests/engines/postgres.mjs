// Every world in PostgreSQL: a server of its own, in a folder of its own, with no port open.

import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drive } from "../warehouse/engine.mjs";

/** What scripts/engines.mjs takes for "cannot be had here". */
const NOT_HAD = 69;

function binaries() {
  const installed = "/usr/lib/postgresql";
  if (existsSync(installed))
    for (const version of readdirSync(installed).sort().reverse()) {
      const folder = join(installed, version, "bin");
      if (existsSync(join(folder, "initdb"))) return folder;
    }
  return null;
}

const bin = binaries();
if (!bin) {
  console.log("PostgreSQL is not installed (on Debian: apt-get install postgresql)");
  process.exit(NOT_HAD);
}
const folder = mkdtempSync(join(tmpdir(), "cutline-postgres-"));
const isRoot = process.getuid?.() === 0;
/** PostgreSQL refuses to run as root. */
function server(program, ...args) {
  const [command, ...rest] = isRoot
    ? ["runuser", "-u", "postgres", "--", join(bin, program), ...args]
    : [join(bin, program), ...args];
  const { status, stderr } = spawnSync(command, rest, { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
}
if (isRoot) spawnSync("chown", ["postgres", folder]);
else chmodSync(folder, 0o700);
const data = join(folder, "data");
try {
  server("initdb", "-D", data, "-U", "cutline", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
  server(
    "pg_ctl",
    "-D",
    data,
    "-w",
    "-l",
    join(folder, "log"),
    "-o",
    `-k ${folder} -c listen_addresses= -c fsync=off`,
    "start",
  );
  try {
    await drive("postgres_worlds.py", [folder]);
  } finally {
    server("pg_ctl", "-D", data, "-m", "immediate", "stop");
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
