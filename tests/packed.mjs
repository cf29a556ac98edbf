// `npm pack` of the package, as it would be published.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../scripts/step.mjs";

/**
 * Packs pkg/ into a folder.
 * @param {string} folder
 * @returns {{ path: string, files: { path: string }[] }} the tarball, and the files in it
 */
export function pack(folder) {
  const args = ["pack", join(root, "pkg"), "--pack-destination", folder, "--json", "--ignore-scripts"];
  const [{ filename, files }] = JSON.parse(npm(args, folder));
  return { path: join(folder, filename), files };
}

/** Runs npm in a folder: the npm that runs us, where one does. */
export function npm(args, cwd) {
  const own = process.env.npm_execpath;
  const [program, all] = own ? [process.execPath, [own, ...args]] : ["npm", args];
  return execFileSync(program, all, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
