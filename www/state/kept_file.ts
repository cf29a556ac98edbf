// A file as a browser or a project holds it: told by its name, what it is taken for, and which part of it is read.

import type { Share, Table } from "../engine/protocol.gen.ts";
import { table } from "./project_shape.ts";
import { listOf, number, objectOf, orNull, type Shape, text } from "./shape.ts";

export interface HeldFile {
  name: string;
  table: Table | null;
  sheet: string | null;
  share: Share | null;
}

export const heldFile = {
  name: text(1000),
  table: orNull(table),
  sheet: orNull(text(1000)),
  share: orNull(objectOf<Share>({ columns: listOf(text(2000)), one_in: number(1, 1e6) })),
};

export const blob: Shape<Blob> = (value) => {
  if (value instanceof Blob) return value;
  throw new TypeError("no file");
};
