// What the first bytes of a file say about it: that it is a workbook or a Parquet file, or neither.

export type Kind = "workbook" | "parquet";

/** A workbook is a ZIP archive; one that is old or has a password is of another kind, and is told so. */
const STARTS: [Kind, number[]][] = [
  ["workbook", [0x50, 0x4b, 0x03, 0x04]],
  ["workbook", [0xd0, 0xcf, 0x11, 0xe0]],
  ["parquet", [0x50, 0x41, 0x52, 0x31]],
  ["parquet", [0x50, 0x41, 0x52, 0x45]],
];

export const HEAD = 4;

export function kindOf(head: Uint8Array): Kind | null {
  return STARTS.find(([, start]) => start.every((byte, i) => head[i] === byte))?.[0] ?? null;
}

export const isSheet = (head: Uint8Array): boolean => kindOf(head) !== null;
