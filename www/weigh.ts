// What a file will take of memory, before it is read; and the question about it, where that is more than there can be.

import type { Load } from "./engine/client.ts";
import { headOf } from "./engine/head.ts";
import type { FileReport } from "./engine/protocol.gen.ts";
import { type Memory, recalled } from "./state/memory.ts";
import { BOUND, needed, oneIn, packing, whose } from "./state/need.ts";
import type { TooBig } from "./state/state.ts";

/** What the question rests on. */
interface Around {
  /** Bytes of memory that the files read so far are thought to take. */
  held: number;
  memory: Memory;
  look: (name: string, head: ArrayBuffer) => Promise<FileReport>;
}

const FIRST = 4;

/** In bytes. */
export async function weight({ source, share }: Load): Promise<number> {
  const packed = packing(new Uint8Array(await source.slice(0, FIRST).arrayBuffer()));
  return needed(source.size, packed) / (share?.one_in ?? 1);
}

/** `null` where there is room for a file that needs so much. */
export async function tooBig(file: number, load: Load, need: number, around: Around): Promise<TooBig | null> {
  if (need + around.held <= BOUND) return null;
  const { name, source } = load;
  return {
    file,
    name,
    size: source.size,
    need,
    held: around.held,
    bound: BOUND,
    share: await share(load, need, around),
  };
}

async function share({ name, source }: Load, need: number, { held, memory, look }: Around): Promise<TooBig["share"]> {
  const one_in = oneIn(need, held);
  const packed = packing(new Uint8Array(await source.slice(0, FIRST).arrayBuffer()));
  if (one_in === null || packed === "workbook" || packed === "parquet") return null;
  try {
    const report = await look(name, await headOf(source, packed === "gzip"));
    const people = whose(report, recalled(memory, report));
    return people && { ...people, one_in };
  } catch {
    // What starts so cannot be read; reading all of it tells why.
    return null;
  }
}
