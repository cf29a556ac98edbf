// Rows as CSV that a spreadsheet opens without running anything in it: a text that would begin a formula gets a leading '.

/** With the marks before it, so that one can be taken away again. */
const FORMULA = /^'*[=+\-@\t\r\0]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line a row with its columns in this order, under a header; lines end as RFC 4180 has them. */
export function csv<K extends string>(
  columns: readonly K[],
  rows: readonly { readonly [key in K]: unknown }[],
): string {
  return csvOf([columns, ...rows.map((row) => columns.map((column) => row[column]))]);
}

/** The same of lines of cells, the first of which is the header. */
export function csvOf(lines: readonly (readonly unknown[])[]): string {
  return lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}
