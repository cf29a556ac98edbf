// What was chosen for a file, by its headers: another file with the same headers gets the same choices.

import type { FileReport, Mapping, Table } from "../engine/protocol.gen.ts";

export interface Remembered {
  table: Table | null;
  mapping: Mapping;
}

export type Memory = Readonly<Record<string, Remembered>>;

/** The headers in whatever order they stand. */
const fingerprint = ({ columns }: FileReport): string => JSON.stringify(columns.map(({ header }) => header).sort());

export const recalled = (memory: Memory, report: FileReport): Remembered | null => memory[fingerprint(report)] ?? null;

export const remembering = (memory: Memory, report: FileReport | undefined, chosen: Remembered): Memory =>
  report ? { ...memory, [fingerprint(report)]: chosen } : memory;
