// How much memory a file will take, told before it is read, and whose rows to read where that is more than there can be.

import type { FileReport, Mapping } from "../engine/protocol.gen.ts";
import { columnOf } from "./mapping.ts";
import type { Remembered } from "./memory.ts";

/**
 * Bytes of memory for each byte of text, from the file to the first curve: 6.8 with the benchmark's million activities
 * (`npm run bench -- --part intake` tells it), whose rows are short; longer texts take less.
 */
export const PER_BYTE = 7;

/** A module has 4 GiB at most, and needs room to grow in: what grows is copied. */
export const BOUND = 3 * 2 ** 30;

/** Bytes of text in a byte of the file, about. */
const TEXT_IN = { text: 1, workbook: 3, parquet: 5, gzip: 8 };

export type Packing = keyof typeof TEXT_IN;

/** By the file's first bytes. */
export function packing(head: Uint8Array): Packing {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  if (starts(0x1f, 0x8b)) return "gzip";
  if (starts(0x50, 0x41, 0x52)) return "parquet";
  return starts(0x50, 0x4b) || starts(0xd0, 0xcf) ? "workbook" : "text";
}

/** Bytes of memory that a file of so many bytes takes. */
export const needed = (size: number, packed: Packing): number => size * TEXT_IN[packed] * PER_BYTE;

/** One in how many people can be read, so that a file fits beside what is held; `null` where nothing more does. */
export function oneIn(need: number, held: number, bound = BOUND): number | null {
  return held < bound ? Math.max(2, Math.ceil(need / (bound - held))) : null;
}

/** The columns that say whose an activity is; `null` where none does, or the file is of something else. */
export function whose(report: FileReport, known: Remembered | null) {
  if ((known?.table ?? report.table) !== "activities") return null;
  const chosen: Mapping = known?.mapping ?? {};
  const column = (field: string) => (field in chosen ? columnOf(chosen[field]) : report.mapping[field]?.column);
  const [person, account] = [column("person"), column("account")];
  const columns = [person, account].filter((header) => typeof header === "string");
  return columns.length > 0 ? { columns, isOfPeople: typeof person === "string" } : null;
}
