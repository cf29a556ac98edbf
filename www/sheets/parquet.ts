// A Parquet file to rows, one row group after the other. Columns that are structs become one column for each member, named
// with a dot; a list of plain values becomes one text; what is nested deeper becomes JSON.

import {
  type FileMetaData,
  type ParquetParsers,
  parquetMetadata,
  parquetRead,
  parquetSchema,
  type SchemaTree,
} from "hyparquet";
import {
  decompressBrotli,
  decompressGzip,
  decompressLz4,
  decompressLz4Raw,
  decompressZstd,
} from "hyparquet-compressors";
import { leaf } from "./parquet_text.ts";
import { type Cell, RowWriter } from "./rows.ts";

const MOST_CELLS = 100_000_000;
/** So many are read in any case; more, and more than 64 MB, only of what is packed no tighter than a table can be. */
const ALWAYS_CELLS = 10_000_000;
const CELLS_PER_BYTE = 50;
const ALWAYS_BYTES = 64 * 2 ** 20;
const TIGHTEST = 200;

const compressors = {
  BROTLI: decompressBrotli,
  GZIP: decompressGzip,
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
  ZSTD: (input: Uint8Array) => decompressZstd(input),
};
/** Of the old instants of 96 bits hyparquet makes nanoseconds since 1970, and here no date of them. */
const parsers = { timestampFromNanoseconds: (nanoseconds: bigint) => nanoseconds } as unknown as ParquetParsers;

/** A cell of one column in the result, from the value of a column in the file. */
interface Column {
  name: string;
  cell: (value: unknown) => Cell;
}

/** Throws a sentence that follows the file's name where the file cannot be read. */
export async function readParquet(bytes: Uint8Array, take: (rows: Uint8Array) => unknown): Promise<void> {
  const metadata = metadataOf(bytes);
  const fields = parquetSchema(metadata).children.map((tree) => ({ name: tree.element.name, columns: columns(tree) }));
  const width = fields.reduce((sum, { columns }) => sum + columns.length, 0);
  refuseTooLarge(metadata, width, bytes.length);
  const writer = new RowWriter({
    format: "Parquet",
    sheet: null,
    sheets: [],
    bytes: bytes.length,
    has_titles: false,
  });
  writer.row(
    0,
    fields.flatMap(({ columns }) => columns.map(({ name }) => name)),
  );
  const file = {
    byteLength: bytes.length,
    // A copy: what Node calls a slice of a Buffer is a view of much else.
    slice: (start: number, end?: number) => new Uint8Array(bytes.subarray(start, end)).buffer,
  };
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const read = new Map<string, unknown[]>(fields.map(({ name }) => [name, new Array(rowEnd - rowStart)]));
    const onChunk = (chunk: { columnName: string; columnData: ArrayLike<unknown>; rowStart: number }): void => {
      const values = read.get(chunk.columnName)!;
      for (let i = 0; i < chunk.columnData.length; i++) values[chunk.rowStart - rowStart + i] = chunk.columnData[i];
    };
    await parquetRead({ file, metadata, compressors, parsers, utf8: false, rowStart, rowEnd, onChunk });
    const values = fields.map(({ name, columns }) => ({ columns, values: read.get(name)! }));
    for (let row = 0; row < rowEnd - rowStart; row++) {
      writer.row(
        rowStart + row + 1,
        values.flatMap(({ columns, values }) => columns.map(({ cell }) => cell(values[row]))),
      );
      if (writer.isFull) await take(writer.portion());
    }
    rowStart = rowEnd;
  }
  await take(writer.portion());
}

/** A value that stands in every row takes no room: a small file may hold rows without end. */
function refuseTooLarge({ row_groups }: FileMetaData, width: number, packed: number): void {
  const sum = (of: (group: FileMetaData["row_groups"][number]) => bigint) =>
    row_groups.reduce((all, group) => all + Number(of(group)), 0);
  const rows = sum((group) => group.num_rows);
  const cells = rows * width;
  if (cells > MOST_CELLS) throw `is a Parquet file of ${rows} rows, more than can be read at once. Split it.`;
  const isTooTight =
    cells > Math.max(ALWAYS_CELLS, packed * CELLS_PER_BYTE) ||
    sum((group) => group.total_byte_size) > Math.max(ALWAYS_BYTES, packed * TIGHTEST);
  if (isTooTight) throw "is a Parquet file that unpacks to far more than a table does. Export it as CSV and open that.";
}

function metadataOf(bytes: Uint8Array): FileMetaData {
  const end = String.fromCharCode(...bytes.subarray(-4));
  if (end === "PARE") throw "is a Parquet file that is encrypted. Write it without encryption.";
  if (end !== "PAR1") throw "is a Parquet file that is cut off. Export or download it again.";
  return parquetMetadata(bytes, { geoparquet: false });
}

/** The columns that a column of the file becomes. */
function columns(tree: SchemaTree): Column[] {
  const { name } = tree.element;
  if (!isStruct(tree)) return [{ name, cell: reader(tree) }];
  return tree.children.map((child) => {
    const member = child.element.name;
    const cell = reader(child);
    return { name: `${name}.${member}`, cell: (value) => cell((value as Record<string, unknown> | null)?.[member]) };
  });
}

const isStruct = ({ element, children }: SchemaTree): boolean =>
  children.length > 0 && !element.converted_type && !element.logical_type && element.repetition_type !== "REPEATED";

function reader(tree: SchemaTree): (value: unknown) => Cell {
  if (tree.children.length === 0 && tree.element.repetition_type !== "REPEATED") {
    const read = leaf(tree.element) as (value: unknown) => Cell;
    return (value) => (value === null || value === undefined ? null : read(value));
  }
  const read = nested(tree);
  return (value) => {
    const inner = read(value);
    if (inner === null) return null;
    const isList = Array.isArray(inner) && inner.every((item) => item === null || typeof item === "string");
    return isList ? inner.join(";") : JSON.stringify(inner);
  };
}

/** A value with texts for leaves, in the lists and objects in which hyparquet gives it. */
function nested(tree: SchemaTree): (value: unknown) => unknown {
  if (tree.children.length === 0) {
    const read = leaf(tree.element) as (value: unknown) => Cell;
    const text = (value: unknown): string | null => {
      const cell = value === null || value === undefined ? null : read(value);
      if (cell === null || typeof cell === "string") return cell;
      return "number" in cell ? cell.number : null;
    };
    return (value) => (Array.isArray(value) ? value.map(text) : text(value));
  }
  const members = new Map(tree.children.map((child) => [child.element.name, nested(child)]));
  const only = members.size === 1 ? [...members.values()][0]! : null;
  const inner = (value: unknown): unknown => {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return value.map(inner);
    if (typeof value !== "object" || value instanceof Uint8Array) return only ? only(value) : null;
    const isMember = Object.keys(value).some((key) => members.has(key));
    if (!isMember && only) return only(value);
    const entries = Object.entries(value as Record<string, unknown>);
    const values = members.get("value");
    return Object.fromEntries(
      entries.map(([key, part]) => [key, (members.get(key) ?? values ?? String)(part as never)]),
    );
  };
  return inner;
}
