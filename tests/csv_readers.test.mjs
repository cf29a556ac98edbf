// 10,000 valid files of delimited text, as other readers read them: PapaParse, and Python's csv where Python is at hand.
// They are told the delimiter; ours has to find it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { before, describe, test } from "node:test";
import Papa from "papaparse";
import { benchWith, load } from "./bench.mjs";

const FILES = 10_000;
const DELIMITERS = [",", ";", "\t", "|"];
const LINE_ENDS = ["\n", "\r\n", "\r"];
/** What cells are made of; none starts or ends with white space, which ours trims. */
const PARTS = [
  "a",
  "Zoë",
  "12",
  "1.5",
  '"',
  '""',
  ",",
  ";",
  "|",
  "a\tb",
  "x\ny",
  "x\r\ny",
  "x\ry",
  "'",
  "=1",
  "日本",
  "\\",
];

/** The same numbers in every run. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function made(seed) {
  const number = random(seed);
  const one = (list) => list[number(list.length)];
  const delimiter = one(DELIMITERS);
  const columns = 2 + number(5);
  const header = Array.from({ length: columns }, (_, i) => `h${i}`);
  const cell = () => Array.from({ length: number(4) }, () => one(PARTS)).join("");
  // The first cell is filled: a row without anything in it is none to us.
  const rows = Array.from({ length: 3 + number(8) }, (_, i) => [`r${i}`, ...header.slice(1).map(cell)]);
  const quoted = (text) => (/[",;|\t\r\n]/.test(text) || number(4) === 0 ? `"${text.replaceAll('"', '""')}"` : text);
  const end = one(LINE_ENDS);
  const lines = [header, ...rows].map((cells) => cells.map(quoted).join(delimiter));
  const text = (number(4) === 0 ? "\ufeff" : "") + lines.join(end) + (number(2) === 0 ? end : "");
  return { text, delimiter, end, cells: [header, ...rows] };
}

/** Without a stage no row of outcomes can be kept, so that all of them come back with their cells. */
function ours(bench, { text }, piece) {
  const { id, report } = load(bench, { name: "file.csv", table: "outcomes", bytes: text, piece });
  const { header, rows } = bench.ask({ ask: "set_aside", file: id });
  bench.drop_file(id);
  const columns = report.columns.length;
  return [header, ...rows].map((cells) => cells.slice(0, columns));
}

const PYTHON = `
import csv, io, json, sys
for line in sys.stdin:
    text, delimiter = json.loads(line)
    reader = csv.reader(io.StringIO(text.lstrip("\\ufeff"), newline=""), delimiter=delimiter, strict=True)
    print(json.dumps(list(reader)))
`;
const python = spawnSync("python3", ["--version"]).status === 0;

describe(`${FILES} valid files`, () => {
  let files;
  let bench;
  before(async () => {
    files = Array.from({ length: FILES }, (_, seed) => made(seed + 1));
    bench = await benchWith([]);
  });

  test("have the cells that they were written from", () => {
    for (const file of files) assert.deepEqual(ours(bench, file), file.cells, JSON.stringify(file.text));
  });

  test("have the same cells in pieces", () => {
    for (const [i, file] of files.entries())
      assert.deepEqual(ours(bench, file, 1 + (i % 9)), file.cells, JSON.stringify(file.text));
  });

  test("have the cells that PapaParse reads", () => {
    for (const { text, delimiter, end, cells } of files) {
      const { data, errors } = Papa.parse(text, { delimiter, newline: end, skipEmptyLines: true });
      assert.deepEqual({ data, errors }, { data: cells, errors: [] }, JSON.stringify(text));
    }
  });

  test("have the cells that Python's csv reads", { skip: python ? false : "not run: there is no python3" }, () => {
    const input = files.map(({ text, delimiter }) => JSON.stringify([text, delimiter])).join("\n");
    const { stdout, stderr } = spawnSync("python3", ["-c", PYTHON], { input, encoding: "utf8", maxBuffer: 1 << 28 });
    const read = stdout.trimEnd().split("\n");
    assert.equal(read.length, FILES, stderr);
    for (const [i, { cells, text }] of files.entries())
      assert.deepEqual(JSON.parse(read[i]), cells, JSON.stringify(text));
  });
});
