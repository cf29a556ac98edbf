// Rows as CSV that a spreadsheet opens without running anything in it: a text that would begin a formula gets a leading '.

const FORMULA = /^[=+\-@\t\r\0]/;

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
  const lines = [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column])))];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}
