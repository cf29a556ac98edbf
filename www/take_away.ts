// Packets as a file: its name, its kind and its bytes, by the format that was asked for.

import type { PacketFormat, PacketsAnswer } from "./engine/protocol.gen.ts";

const KIND: Record<PacketFormat, { ends: string; type: string }> = {
  json: { ends: ".json", type: "application/json" },
  csv: { ends: ".csv", type: "text/csv" },
  csv_hubspot: { ends: "-hubspot.csv", type: "text/csv" },
  csv_salesforce: { ends: "-salesforce.csv", type: "text/csv" },
  markdown: { ends: ".md", type: "text/markdown" },
};

export interface TakenAway {
  name: string;
  type: string;
  text: string;
  notes: string[];
}

export function takenAway(format: PacketFormat, answer: PacketsAnswer, asOf: string): TakenAway {
  const { ends, type } = KIND[format];
  const name = `hand-off-${asOf}${ends}`;
  if ("packets" in answer) return { name, type, text: `${JSON.stringify(answer, null, 2)}\n`, notes: [] };
  // Excel takes a CSV without this mark for a text of another encoding.
  const mark = format === "csv" ? "\ufeff" : "";
  return { name, type, text: mark + answer.text, notes: answer.notes };
}
