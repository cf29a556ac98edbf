// A PostgreSQL server of its own, in a folder of its own, with no port open.

import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where Debian puts the newest version's programs. */
function programs() {
  const installed = "/usr/lib/postgresql";
  if (!existsSync(installed)) return null;
  const folders = readdirSync(installed).map((version) => join(installed, version, "bin"));
  return (
    folders
      .sort()
      .reverse()
      .find((folder) => existsSync(join(folder, "initdb"))) ?? null
  );
}

/** `null` where PostgreSQL is not installed. */
export function server() {
  const bin = programs();
  if (!bin) return null;
  const folder = mkdtempSync(join(tmpdir(), "cutline-postgres-"));
  const isRoot = process.getuid?.() === 0;
  // PostgreSQL refuses to run as root.
  const run = (program, ...args) => {
    const [command, ...rest] = [...(isRoot ? ["runuser", "-u", "postgres", "--"] : []), join(bin, program), ...args];
    const { status, stderr } = spawnSync(command, rest, { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  };
  if (isRoot) spawnSync("chown", ["postgres", folder]);
  else chmodSync(folder, 0o700);
  const data = join(folder, "data");
  run("initdb", "-D", data, "-U", "cutline", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
  const options = `-k ${folder} -c listen_addresses= -c fsync=off`;
  run("pg_ctl", "-D", data, "-w", "-l", join(folder, "log"), "-o", options, "start");
  return {
    socket: folder,
    psql: join(bin, "psql"),
    stop() {
      run("pg_ctl", "-D", data, "-m", "immediate", "stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
