// Reads one file that is no text, in a worker of its own: one that breaks on it, or is ended, harms nothing else. The module
// for workbooks comes along packed, as it stands in the page.

import { holdOn } from "../engine/gone.ts";
import { unpacked } from "./packed.ts";
import type { SheetHead } from "./public.ts";
import { readSheet, useModule } from "./sheets.ts";

/** What the page asks: once. */
export interface Asked {
  name: string;
  bytes: ArrayBuffer;
  /** Without one, several that hold rows are told, and none is read. */
  sheet: string | null;
  /** The module, in gzip, as base64 text. */
  module: string;
}

/** The page has room for one more portion of rows: none is sent before. */
export interface More {
  more: true;
}

/** Portions of rows, then the end or why there is none; or the sheets from which to choose. */
export type Told =
  | { rows: ArrayBuffer }
  | { done: true }
  | { sheets: SheetHead[] }
  | { refused: { code: string; message: string; file?: string } };

const tell = (told: Told, transfer: Transferable[] = []): void => postMessage(told, { transfer });

holdOn();

let room = 0;
let made: (() => void) | null = null;

/** Until the page has room for one more portion. */
async function roomMade(): Promise<void> {
  if (room === 0) await new Promise<void>((resolve) => (made = resolve));
  room -= 1;
}

addEventListener("message", ({ data }: MessageEvent<Asked | More>) => {
  if (!("more" in data)) return void read(data);
  room += 1;
  made?.();
  made = null;
});

async function read({ name, bytes, sheet, module }: Asked): Promise<void> {
  try {
    useModule(await unpacked(module));
    const sheets = await readSheet({ name, bytes: new Uint8Array(bytes), sheet, isAsked: true }, async (rows) => {
      await roomMade();
      const own = rows.slice().buffer;
      tell({ rows: own }, [own]);
    });
    tell(sheets ? { sheets } : { done: true });
  } catch (thrown) {
    const { code, message, file } = thrown as { code?: string; message: string; file?: string };
    tell({ refused: { code: code ?? "unreadable_file", message, file } });
  }
}
