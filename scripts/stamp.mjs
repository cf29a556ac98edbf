// A step is skipped when the bytes of all it reads and of all it wrote are those of the last time. By content, not by
// time: a fresh clone, a changed branch or a file touched by hand never leaves a stale result.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, say, step } from "./step.mjs";

const stamps = join(root, "node_modules/.cache/cutline");

/**
 * @param {string} title
 * @param {{ name: string, reads: string[], writes: string[] }} what files and folders, from the project's folder
 * @param {() => Promise<unknown>} work
 */
export async function stepIfChanged(title, { name, reads, writes }, work) {
  const stamp = join(stamps, name);
  if (read(stamp) === digest([...reads, ...writes])) {
    say(`· ${title}: nothing has changed`);
    return;
  }
  rmSync(stamp, { force: true });
  const before = digest(reads);
  await step(title, work);
  // Something saved while the step ran: the next run has to do it again.
  if (digest(reads) !== before) return;
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, digest([...reads, ...writes]));
}

function digest(paths) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths.flatMap(files)) hash.update(`\n${path}\n`).update(read(join(root, path)));
  return hash.digest("hex");
}

/** The files of a folder, in order; a file is itself. */
function files(path) {
  if (!statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
    .map((inner) => join(path, inner))
    .filter((inner) => statSync(join(root, inner)).isFile())
    .sort();
}

function read(path) {
  const there = statSync(path, { throwIfNoEntry: false });
  return there ? readFileSync(path, path.startsWith(stamps) ? "utf8" : null) : "absent";
}
