// The reader of sheets as the package has it: what is no text becomes rows, which the Workbench takes in its place.

import { kindOf } from "./kind.ts";
import { readParquet } from "./parquet.ts";
import type * as types from "./public.ts";
import { readWorkbook } from "./workbook.ts";

export { HEAD, isSheet } from "./kind.ts";
export { useModule } from "./workbook.ts";

class UnreadableFile extends Error implements types.UnreadableFile {
  readonly code = "unreadable_file";
  readonly file: string;
  constructor(file: string, why: string) {
    super(`“${file}” ${why}`);
    this.file = file;
  }
}

export const readSheet: typeof types.readSheet = async (file, take) => {
  const { name, bytes } = file;
  const kind = kindOf(bytes);
  if (kind === null) throw new UnreadableFile(name, "is neither an Excel workbook nor a Parquet file.");
  try {
    if (kind === "workbook") return await readWorkbook(file, take);
    await readParquet(bytes, take);
    return null;
  } catch (thrown) {
    throw new UnreadableFile(name, typeof thrown === "string" ? thrown : broken(kind, thrown as Error));
  }
};

/** The reader itself broke, on a file that it does not understand. */
const broken = (kind: string, { message }: Error): string =>
  kind === "workbook"
    ? `is an Excel workbook that cannot be read (${message}). Open it in Excel, save it again and open that.`
    : `is a Parquet file that cannot be read (${message}). Write it again, or export it as CSV.`;
