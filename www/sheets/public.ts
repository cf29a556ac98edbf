// What whoever uses the package sees of the reader of sheets. These are the package's own types of "cutline/sheets".

/** A file that is no text: an Excel workbook or a Parquet file. */
export interface SheetFile {
  /** As it is named in what is said about it. */
  name: string;
  bytes: Uint8Array;
  /** The sheet of a workbook that is wanted; without one it is the first that has rows. */
  sheet?: string | null;
  /** Whether the user is to be asked which sheet, where none is stated and several hold rows: none is read then. */
  isAsked?: boolean;
}

/** A sheet that holds rows, and the first cells of its first row, by which it is told from others. */
export interface SheetHead {
  sheet: string;
  cells: string[];
}

/** A file that cannot be read. The message is a sentence that names it and says what to do. */
export interface UnreadableFile extends Error {
  readonly code: "unreadable_file";
  readonly file: string;
}

/** How many of a file's first bytes `isSheet` looks at. */
export declare const HEAD: number;

/** Whether a file that starts so is for `readSheet`; any other is text, which the Workbench takes as it is. */
export declare function isSheet(head: Uint8Array): boolean;

/** The bytes of `cutline_sheets_bg.wasm`, or its compiled module: needed once, before the first workbook. */
export declare function useModule(module: BufferSource | WebAssembly.Module): void;

/**
 * Hands the rows of a sheet to `take`, in portions to be pushed into the Workbench in place of the file's own bytes. Where
 * it returns a promise, the next portion is made when that is fulfilled.
 * Answers with the sheets from which to choose where the user is to be asked, else with `null`. Refused with an
 * `UnreadableFile`.
 */
export declare function readSheet(file: SheetFile, take: (rows: Uint8Array) => unknown): Promise<SheetHead[] | null>;
