// An Excel workbook to rows, by the module of its own that is loaded when it is needed.

import { initSync, Workbook } from "../../pkg/cutline_sheets.js";
import type { SheetFile, SheetHead } from "./public.ts";

let module: BufferSource | WebAssembly.Module | null = null;

export function useModule(given: BufferSource | WebAssembly.Module): void {
  module = given;
}

/** Throws a sentence that follows the file's name where the file cannot be read. */
export async function readWorkbook(
  { bytes, sheet = null, isAsked = false }: SheetFile,
  take: (rows: Uint8Array) => unknown,
): Promise<SheetHead[] | null> {
  if (!module) throw new Error("useModule() has to be given the bytes of cutline_sheets_bg.wasm first.");
  // Once for all: it keeps nothing between two files, so that one on which it broke does no harm to the next.
  initSync({ module });
  const book = new Workbook(bytes, sheet, isAsked);
  try {
    const sheets = book.sheets();
    if (sheets === undefined) for (let rows = book.next(); rows; rows = book.next()) await take(rows);
    book.free();
    return sheets === undefined ? null : JSON.parse(sheets);
  } catch (thrown) {
    // One on which the module broke down cannot be freed.
    if (typeof thrown === "string") book.free();
    throw thrown;
  }
}
