// A file's bytes into the Workbench under Node: text as it is, workbooks and Parquet by the package's reader of sheets.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./step.mjs";

const CHUNK = 1 << 20;

let loading;
/** The package's reader of sheets with its module, loaded with the first file that needs it. */
export const sheetReader = () => {
  loading ??= import(pathToFileURL(join(root, "pkg/sheets.js")).href).then((sheets) => {
    sheets.useModule(readFileSync(join(root, "pkg/cutline_sheets_bg.wasm")));
    return sheets;
  });
  return loading;
};

/**
 * Pushes a whole file, `piece` bytes at a time. Refused with an Error that has the code `unreadable_file`.
 * @param {{ push(file: number, bytes: Uint8Array): number }} workbench
 * @param {number} file its number in the workbench
 * @param {{ name: string, bytes: Uint8Array, sheet?: string | null, piece?: number }} given
 */
export async function pushFile(workbench, file, { name, bytes, sheet = null, piece = CHUNK }) {
  const push = (part) => {
    for (let at = 0; at < part.length; at += piece) workbench.push(file, part.subarray(at, at + piece));
  };
  const { isSheet, readSheet } = await sheetReader();
  if (isSheet(bytes)) await readSheet({ name, bytes, sheet }, push);
  else push(bytes);
}
