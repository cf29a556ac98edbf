// Workbooks and Parquet files as streams of rows, read by a worker of their own; every other file is its own stream.

import { HEAD, isSheet } from "../sheets/kind.ts";
import { unpacked } from "../sheets/packed.ts";
import type { SheetHead } from "../sheets/public.ts";
import type { Asked, More, Told } from "../sheets/worker.ts";
import type { Source } from "./feed.ts";
import { watched } from "./gone.ts";
import { Refused } from "./refused.ts";

/** Of a workbook nothing is read yet: only the user can tell which of its sheets are wanted. */
export class SheetsAsked extends Error {
  readonly sheets: SheetHead[];
  constructor(sheets: SheetHead[]) {
    super();
    this.sheets = sheets;
  }
}

/** What stands packed in the page and is looked at with the first file that needs it. */
interface Packed {
  reader: () => string;
  module: () => string;
}

export function sheetSource({ reader, module }: Packed) {
  let address: Promise<string> | null = null;
  const script = async () => {
    const code = await unpacked(reader());
    return URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  };
  return async (file: Blob, name: string, sheet: string | null): Promise<Source> => {
    const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
    if (!isSheet(head)) return { stream: file.stream(), isText: true };
    const bytes = await file.arrayBuffer();
    address ??= script();
    const reading = await address;
    const worker = watched((name) => new Worker(reading, { name }));
    let came: (() => void) | null = null;
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        const end = (error: Error): void => {
          worker.terminate();
          controller.error(error);
        };
        const fail = (message: string): void => end(new Refused({ code: "unreadable_file", message, file: name }));
        worker.onmessage = ({ data }: MessageEvent<Told>) => {
          if ("rows" in data) {
            controller.enqueue(new Uint8Array(data.rows));
            came?.();
          } else if ("refused" in data) fail(data.refused.message);
          else if ("sheets" in data) end(new SheetsAsked(data.sheets));
          else {
            worker.terminate();
            controller.close();
          }
        };
        const broke = (): void =>
          fail(`“${name}” could not be read: its reader broke down. Save it as CSV and open that.`);
        worker.onerror = (event) => {
          event.preventDefault();
          broke();
        };
        worker.ongone = broke;
        worker.postMessage({ name, bytes, sheet, module: module() } satisfies Asked, [bytes]);
      },
      // One portion is under way at a time: the stream asks for the next when there is room for it.
      pull() {
        worker.postMessage({ more: true } satisfies More);
        return new Promise<void>((resolve) => (came = resolve));
      },
      cancel() {
        worker.terminate();
      },
    });
    return { stream, isText: false };
  };
}
