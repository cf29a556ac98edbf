// The tables that a host page gives, as files for the core: CSV as it is, rows as CSV.

import type { TableSource } from "./board_public.ts";

/** A row that cannot be a row of a table: the message says which, and what is expected. */
export class Unfit extends Error {}

/** Rows between which the page can do something else. */
const AT_ONCE = 5_000;

export const isGiven = (source: TableSource | null | undefined): source is TableSource =>
  source != null && (!Array.isArray(source) || source.length > 0);

export async function fileOf(source: TableSource, name: string): Promise<Blob> {
  if (source instanceof Blob) return source;
  if (typeof source === "string") return new Blob([source]);
  if (!Array.isArray(source))
    throw new Unfit(`“${name}” is neither rows nor CSV: an array, a text or a file is expected.`);
  const columns = columnsOf(source, name);
  const parts = [line(columns)];
  for (const [i, row] of source.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve));
    parts.push(line(columns.map((column) => cell((row as Record<string, unknown>)[column], name, i, column))));
  }
  return new Blob(parts);
}

/** Every name that some row has, in the order in which they first come. */
function columnsOf(rows: readonly unknown[], name: string): string[] {
  const columns = new Set<string>();
  for (const [i, row] of rows.entries()) {
    if (typeof row !== "object" || row === null)
      throw new Unfit(`Row ${i + 1} of “${name}” is no object with a value for each column.`);
    for (const column of Object.keys(row)) columns.add(column);
  }
  return [...columns];
}

/** An empty line would be read as no row. */
const line = (cells: string[]): string => `${cells.map(quoted).join(",") || '""'}\r\n`;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function cell(value: unknown, name: string, row: number, column: string): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number" && Number.isFinite(value)) return number(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  throw new Unfit(
    `Row ${row + 1} of “${name}” has no value that can be read in “${column}”: a text, a finite number, true or false, a date, or nothing is expected.`,
  );
}

/** Three decimals after one to three digits could be thousands to whoever reads the column: one more digit says that they are not. */
function number(value: number): string {
  const plain = String(value);
  const text = plain.includes("e")
    ? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 })
    : plain;
  return /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
}
