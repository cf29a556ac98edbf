// One table in every format and encoding gives the same answers through the shipped package; what is no table is refused in
// a sentence. tests/formats/ holds the table, the files that need a writer of their own, and what wrote them.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { answerCase } from "../scripts/answer-case.mjs";
import { freshCore } from "../scripts/core.mjs";
import { pushFile, sheetReader } from "../scripts/sheets.mjs";
import { accounts, activities, csv, made } from "./tables.mjs";
import { sheetOf, workbookOf, zip } from "./zip.mjs";

const each = (id, activity, points, more = {}) => ({
  ...{ id, scope: "person", dimension: "engagement", points, when: { activity } },
  ...more,
});
const field = (id, when, points) => ({ id, scope: "account", dimension: "fit", points, when });
/** Reads a number, an instant, a truth value and two dates of what the formats write in their own ways. */
const MODEL = JSON.stringify({
  schema: "cutline.model/1",
  name: "Formats",
  decay: { half_life_days: 30 },
  signals: [
    each("pages", ["pricing_page_view"], 3, { points_per: "quantity" }),
    each("any", ["*"], 10),
    field("size", { field: "account.employees", between: [100, 5000] }, 20),
    field("revenue", { field: "account.revenue", gte: 1250000.5 }, 7),
    field("customer", { field: "account.is_customer", is_true: true }, 5),
    field("founded", { field: "account.founded", within_days: 2000 }, 11),
    field("funded", { field: "account.funded", within_days: 180 }, 13),
  ],
  person: { threshold: 20 },
  account: { mode: "additive", threshold: 10 },
});

/** @param {{ name: string, table: string, bytes: Uint8Array, sheet?: string, mapping?: object, piece?: number }[]} files */
async function bench(files) {
  const { Workbench } = await freshCore();
  const workbench = new Workbench();
  const reports = [];
  for (const { name, table, bytes, sheet, mapping, piece } of files) {
    const file = workbench.open_file(name, table);
    await pushFile(workbench, file, { name, bytes, sheet, piece });
    reports.push(workbench.close_file(file));
    if (mapping) workbench.set_mapping(file, mapping);
  }
  workbench.set_models([MODEL]);
  workbench.set_settings({}, "2026-06-30", "2026-07-01");
  return { workbench, reports };
}

/** All that the answers say of the tables, but for where in its file a row stands. */
async function answers(files) {
  const { workbench, reports } = await bench(files);
  const { tables, ...intake } = workbench.ask({ ask: "intake" });
  const counts = Object.entries(tables).map(([name, { read, kept, set_aside, unresolved }]) => {
    return { name, read, kept, set_aside, unresolved };
  });
  const scores = ["person", "account"].map((scope) => workbench.ask({ ask: "scores", scope, exact: true }));
  const columns = reports.map((report) =>
    report.columns.map(({ header, field, filled }) => ({ header, field, filled })),
  );
  return { counts, intake, scores, columns };
}

const ndjson = (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const utf16 = (text, isBigEndian) => {
  const bytes = Buffer.from(text, "utf16le");
  return isBigEndian ? bytes.swap16() : bytes;
};
/** The one character of the table that has no place in it becomes another; what it says is asked for by nobody. */
const windows1252 = (text) =>
  Buffer.from(
    text.replace("😎", "?").replaceAll("€", "\x80").replaceAll("“", "\x93").replaceAll("”", "\x94"),
    "latin1",
  );

const texts = (write, name = "csv") => [
  { name: `activities.${name}`, table: "activities", bytes: Buffer.from(write(activities)) },
  { name: `accounts.${name}`, table: "accounts", bytes: Buffer.from(write(accounts)) },
];
const coded = (code) => texts((rows) => code(csv(rows)));
const sheets = (name) => [
  { name, table: "activities", bytes: made(name) },
  { name, table: "accounts", bytes: made(name), sheet: "Accounts" },
];
const parquet = (name) => [
  { name, table: "activities", bytes: made(name) },
  { name: "accounts.parquet", table: "accounts", bytes: made("accounts.parquet") },
];

/** By hyparquet's own writer, which is not the one that made the files in tests/formats/. */
function written(rows) {
  const dates = ["occurred_at", "founded", "funded"];
  const columnData = Object.keys(rows[0]).map((name) => {
    const isDate = dates.includes(name);
    const data = rows.map((row) => (isDate ? (row[name] === "" ? null : new Date(`${row[name]}Z`)) : row[name]));
    const type = { string: "STRING", number: "DOUBLE", boolean: "BOOLEAN" }[typeof rows[0][name]];
    return { name, data: isDate ? data.map((at) => at && new Date(at)) : data, type: isDate ? "TIMESTAMP" : type };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData: /** @type {any} */ (columnData) }));
}

const SAME = {
  tabs: texts((rows) => csv(rows, "\t"), "tsv"),
  semicolons: texts((rows) => csv(rows, ";")),
  bars: texts((rows) => csv(rows, "|"), "txt"),
  "carriage returns and line feeds": texts((rows) => csv(rows, ",", "\r\n")),
  "carriage returns alone": texts((rows) => csv(rows, ",", "\r")),
  "a stated delimiter": texts((rows) => `sep=;\r\n${csv(rows, ";", "\r\n")}`),
  "a title above and a footer below": texts(
    (rows) => `Report of June\n\nMade by:,Ann\n${csv(rows)}\nConfidential - do not distribute\n`,
  ),
  "UTF-8 with a mark": coded((text) => `\ufeff${text}`),
  "UTF-16, low byte first": coded((text) => utf16(text, false)),
  "UTF-16, high byte first": coded((text) => utf16(text, true)),
  "UTF-16 with a mark, low byte first": coded((text) => utf16(`\ufeff${text}`, false)),
  "UTF-16 with a mark, high byte first": coded((text) => utf16(`\ufeff${text}`, true)),
  "Windows-1252": coded(windows1252),
  "CSV in gzip": coded((text) => gzipSync(text)),
  "UTF-16 in gzip": coded((text) => gzipSync(utf16(text, false))),
  "JSON, a record a line": texts(ndjson, "ndjson"),
  "JSON lines in gzip": texts((rows) => gzipSync(ndjson(rows)), "json.gz"),
  "a JSON list": texts((rows) => JSON.stringify(rows, null, 2), "json"),
  "a JSON list inside an object": texts(
    (rows) => JSON.stringify({ total: rows.length, results: rows, next: null }),
    "json",
  ),
  "JSON values over several lines": texts((rows) => rows.map((row) => JSON.stringify(row, null, 1)).join("\n"), "json"),
  "a JSON list of lists": texts(
    (rows) => JSON.stringify([Object.keys(rows[0]), ...rows.map((row) => Object.values(row))]),
    "json",
  ),
  "a workbook": sheets("book.xlsx"),
  "a workbook that counts days from 1904": sheets("book_1904.xlsx"),
  "Parquet of another writer": [
    { name: "activities.parquet", table: "activities", bytes: written(activities) },
    { name: "accounts.parquet", table: "accounts", bytes: written(accounts) },
  ],
  ...Object.fromEntries(
    ["none", "snappy", "gzip", "zstd", "lz4", "brotli", "int96", "pages"].map((how) => [
      `Parquet: ${how}`,
      parquet(`activities_${how}.parquet`),
    ]),
  ),
};

describe("one table gives the same answers as", () => {
  const plain = answers(texts((rows) => csv(rows)));

  test("plain CSV, whose every row counts", async () => {
    const { counts, scores } = await plain;
    assert.deepEqual(
      counts.slice(0, 3).map(({ read, kept }) => [read, kept]),
      [
        [7, 7],
        [0, 0],
        [3, 3],
      ],
    );
    // Of the fit: 20 + 7 + 5 + 13 (funded on 30 April), 20 + 7, and 5 + 11 (2021-01-13 is 1,994 days back) + 0 (31
    // December is 181 days back).
    const fit = Object.fromEntries(scores[1].rows.map(({ key, fit }) => [key, fit]));
    assert.deepEqual(fit, { "acme.com": 45, "initech.de": 27, "hooli.io": 16 });
  });

  for (const [how, files] of Object.entries(SAME))
    test(how, async () => {
      const { counts, ...rest } = await answers(files);
      const { counts: expected, ...same } = await plain;
      const aside = how.includes("footer") ? 1 : how.includes("workbook") ? 1 : 0;
      assert.deepEqual(rest, same);
      assert.deepEqual(
        counts.map(({ name, kept, unresolved }) => ({ name, kept, unresolved })),
        expected.map(({ name, kept, unresolved }) => ({ name, kept, unresolved })),
      );
      // The total below the rows is told, not lost.
      assert.equal(counts[0].set_aside, aside);
    });

  for (const piece of [1, 2, 3, 7, 64 * 1024])
    test(`itself in portions of ${piece} bytes, in every format`, async () => {
      const { counts, ...same } = await plain;
      for (const [how, files] of Object.entries(SAME)) {
        const { counts: _, ...rest } = await answers(files.map((file) => ({ ...file, piece })));
        assert.deepEqual(rest, same, how);
      }
      assert.equal(counts[0].kept, 7);
    });
});

describe("where a row stands", () => {
  const broken = activities.map((row, i) => (i === 2 ? { ...row, quantity: "many" } : row));
  const problem = async (file) => (await bench([file])).workbench.ask({ ask: "intake" }).tables.activities.problems[0];

  test("is its line in a text", async () => {
    const { file, line, is_row, column } = await problem({ ...texts(() => csv(broken))[0] });
    assert.deepEqual(
      { file, line, is_row, column },
      { file: "activities.csv", line: 4, is_row: false, column: "quantity" },
    );
    assert.equal((await problem({ ...texts(() => ndjson(broken))[0] })).line, 3);
  });

  test("is its number in a JSON list, the first being 1", async () => {
    const { line, is_row } = await problem({ ...texts(() => JSON.stringify(broken, null, 1))[0] });
    assert.deepEqual({ line, is_row }, { line: 3, is_row: true });
  });

  test("is its number in a sheet, which is named", async () => {
    const bytes = made("book.xlsx");
    const { workbench, reports } = await bench([
      { name: "book.xlsx", table: "activities", bytes, mapping: { quantity: "asset" } },
    ]);
    const { sheet, line, is_row, column } = workbench.ask({ ask: "intake" }).tables.activities.problems[0];
    // The title is row 1, the header row 4.
    assert.deepEqual({ sheet, line, is_row, column }, { sheet: "Activities", line: 5, is_row: true, column: "asset" });
    assert.equal(reports[0].format, "Excel workbook");
    assert.deepEqual(
      [reports[0].sheet, reports[0].sheets],
      ["Activities", ["Empty", "Activities", "Accounts", "Codes"]],
    );
  });

  test("is its number in a Parquet file, the first being 1", async () => {
    const bytes = made("activities_none.parquet");
    const { workbench, reports } = await bench([
      { name: "a.parquet", table: "activities", bytes, mapping: { occurred_at: "asset" } },
    ]);
    const { sheet, line, is_row } = workbench.ask({ ask: "intake" }).tables.activities.problems[0];
    assert.deepEqual({ sheet, line, is_row }, { sheet: undefined, line: 1, is_row: true });
    assert.deepEqual([reports[0].format, reports[0].sheet, reports[0].sheets], ["Parquet", null, []]);
  });
});

test("a workbook of which several sheets hold rows is not read where the user is to be asked", async () => {
  const { readSheet } = await sheetReader();
  const ask = async (bytes) => {
    let portions = 0;
    const sheets = await readSheet({ name: "b", bytes, isAsked: true }, () => portions++);
    return [sheets, portions > 0];
  };
  const header = ["domain", "name", "employees", "revenue", "is_customer", "founded"];
  const heads = [
    { sheet: "Activities", cells: ["Activities of May and June"] },
    { sheet: "Accounts", cells: header },
  ];
  assert.deepEqual(await ask(made("book.xlsx")), [heads, false]);
  const sheet = sheetOf('<row r="3"><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#N/A</v></c></row>');
  assert.deepEqual(await ask(workbookOf({ June: sheet, July: sheetOf("") })), [null, true]);
  const [[june, july]] = await ask(workbookOf({ 'a "b"': sheet, July: sheet }));
  assert.deepEqual([june, july.sheet], [{ sheet: 'a "b"', cells: ["true", "#N/A"] }, "July"]);
});

test("values of every type that a Parquet file may hold become texts without a doubt", async () => {
  const bytes = made("types.parquet");
  const { reports } = await bench([{ name: "types.parquet", table: "contacts", bytes }]);
  const samples = Object.fromEntries(reports[0].columns.map(({ header, samples }) => [header, samples[0]]));
  assert.deepEqual(samples, {
    utc: "2026-05-01T10:20:00.123456Z",
    nanos: "2026-05-01T10:20:00.123456",
    old: "1969-12-31T23:59:59.5",
    time: "10:20:00.123456",
    money: "-12345678901234567890.05",
    float: "0.1",
    tiny: "0.0000001",
    nan: undefined,
    unsigned: "18446744073709551615",
    bytes: "ff00",
    tags: "a;b",
    days: "2026-05-01",
    "person.email": "a@b.com",
    "person.seen": "2026-05-01",
    "person.deep": '{"n":"1"}',
    pairs: '{"k":"1.50"}',
  });
});

const refusal = async (name, bytes, sheet) => {
  try {
    await bench([{ name, table: "activities", bytes, sheet }]);
  } catch (error) {
    assert.deepEqual([error.code, error.file], ["unreadable_file", name], error.message);
    assert.match(error.message, new RegExp(`^“${name}” .*\\.$`));
    return error.message;
  }
  return assert.fail(`${name} was read`);
};
const OLD = Buffer.from("d0cf11e0a1b11ae1", "hex");

describe("what is no table is refused in a sentence:", () => {
  const book = made("book.xlsx");
  const parquetFile = made("activities_snappy.parquet");
  /** @type {Record<string, [Uint8Array, string]>} */
  const KINDS = {
    "an empty file": [Buffer.alloc(0), "is empty"],
    "blank lines": [Buffer.from("\r\n \r\n"), "is empty"],
    "a picture": [Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "a PNG picture"],
    "a photograph": [Buffer.from("ffd8ffe000104a464946", "hex"), "a JPEG picture"],
    "a PDF document": [Buffer.from("%PDF-1.7\n%âãÏÓ\n"), "a PDF document"],
    "a text document": [Buffer.from("{\\rtf1\\ansi hello}"), "a text document"],
    "a web page": [Buffer.from("<!doctype html><table><tr><td>1</td></tr></table>"), "a web page"],
    "an old workbook": [Buffer.concat([OLD, Buffer.alloc(2000)]), "an old Excel workbook"],
    "a workbook with a password": [
      Buffer.concat([OLD, Buffer.alloc(2000), utf16("EncryptedPackage", false)]),
      "with a password",
    ],
    "a binary workbook": [zip({ "xl/workbook.bin": Buffer.from([1]) }), ".xlsb"],
    "an OpenDocument file": [zip({ "content.xml": Buffer.from("<x/>") }), "OpenDocument"],
    "a document of Word": [zip({ "word/document.xml": Buffer.from("<x/>") }), "a document"],
    "another archive": [zip({ "a.csv": Buffer.from("a,b\n1,2\n") }), "Unpack it"],
    "half a workbook": [book.subarray(0, 4000), "cut off or damaged"],
    "a damaged workbook": [zip({ "xl/workbook.xml": Buffer.from("<workbook>") }), "cannot be read"],
    "a workbook without a row": [workbookOf(sheetOf('<row r="1"><c r="A1"/></row>')), "without a row"],
    "a workbook with a cell beyond the last column": [
      workbookOf(sheetOf('<row r="1"><c r="XFE1"><v>1</v></c></row>')),
      "a cell where no sheet has room",
    ],
    "a workbook with a cell below the last row": [
      workbookOf(sheetOf('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')),
      "a cell where no sheet has room",
    ],
    "half a Parquet file": [parquetFile.subarray(0, 900), "cut off"],
    "an encrypted Parquet file": [Buffer.from("PARExxxxPARE"), "encrypted"],
    "a damaged Parquet file": [
      Buffer.concat([Buffer.from("PAR1xxxx"), Buffer.alloc(8), Buffer.from("PAR1")]),
      "cannot be read",
    ],
    "half an archive": [gzipSync(csv(activities)).subarray(0, 60), "cut off or damaged"],
    "an archive in an archive": [gzipSync(gzipSync("a,b\n1,2\n")), "a gzip archive"],
    "an archive of another kind": [Buffer.from("28b52ffd04588100", "hex"), "a zstd archive"],
    "JSON without records": [Buffer.from('{"results": []}'), "list is empty"],
    "JSON that is cut off": [Buffer.from('{"results": {"a'), "without a list"],
    noise: [Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31) % 256)), "binary"],
  };
  for (const [what, [bytes, says]] of Object.entries(KINDS))
    test(what, async () => assert.match(await refusal("file", bytes), new RegExp(says.replaceAll(".", "\\."))));

  test("a sheet that is not there, with those that are", async () =>
    assert.match(await refusal("book", book, "June"), /has no sheet “June”: it has “Empty”, “Activities”/));
});

test("cells of a workbook that people’s Excel does not write, and others do", async () => {
  const inline = (at, text) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = [
    `<row r="1">${["id", "person", "occurred_at", "type", "quantity"].map((name, i) => inline(`${"ABCDE"[i]}1`, name)).join("")}</row>`,
    // A shared text in two runs with a phonetic hint, an ISO date, a formula's text, a number.
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="str"><f>A1</f><v>ann@acme.com</v></c><c r="C2" t="d"><v>2026-06-01T10:00:00</v></c><c r="D2" t="s"><v>1</v></c><c r="E2"><v>2</v></c></row>',
    // No reference in the cells; a formula that failed.
    '<row r="4"><c t="s"><v>0</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>1</v></c><c t="e"><v>#DIV/0!</v></c></row>',
  ];
  const strings = [
    "<si><r><t>0</t></r><r><t>07</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>",
    "<si><t>visit</t></si><si><t>bob@acme.com</t></si><si><t>2026-06-02</t></si>",
  ].join("");
  const bytes = workbookOf(sheetOf(rows.join("")), { strings });
  const mapping = { id: null };
  const { workbench } = await bench([{ name: "b.xlsx", table: "activities", bytes, mapping }]);
  const { tables } = workbench.ask({ ask: "intake" });
  assert.deepEqual([tables.activities.read, tables.activities.kept], [2, 2]);
  const [{ line, column, reason }] = tables.activities.notes;
  assert.deepEqual([line, column], [4, "quantity"]);
  assert.match(reason, /#DIV\/0!/);
  const { rows: people } = workbench.ask({ ask: "scores", scope: "person" });
  assert.deepEqual(people.map(({ key }) => key).sort(), ["ann@acme.com", "bob@acme.com"]);
});

describe("a small file that unpacks to a huge one is refused:", () => {
  /** @param {import("node:test").TestContext} t @param {Uint8Array} bytes @param {RegExp} says */
  const refused = async (t, bytes, says) => {
    assert.ok(bytes.length < 600_000, `${bytes.length} bytes`);
    const start = performance.now();
    assert.match(await refusal("bomb", bytes), says);
    t.diagnostic(`after ${Math.round(performance.now() - start)} ms; the aim is 2,000`);
  };
  const rows = "ann@acme.com,2026-06-01,visit\n".repeat(1 << 20);
  test("zeros in gzip", (t) => refused(t, gzipSync(Buffer.alloc(400 << 20)), /unpacks to more than|binary/));
  test("rows in gzip", (t) =>
    refused(t, gzipSync(`person,occurred_at,type\n${rows.repeat(6)}`, { level: 9 }), /unpacks to more than/));
  test("a sheet", (t) => {
    const row = '<row><c t="inlineStr"><is><t>aaaaaaaaaaaaaaaaaaaa</t></is></c></row>';
    return refused(t, workbookOf(sheetOf(row.repeat(2 << 20))), /unpacks to more than/);
  });
  test("a value for all the rows of a Parquet file", (t) => {
    const data = new Array(600_000).fill("visit");
    const columnData = Array.from({ length: 20 }, (_, i) => ({ name: `c${i}`, data, type: "STRING" }));
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData: /** @type {any} */ (columnData) }));
    return refused(t, bytes, /unpacks to far more than a table does/);
  });
  test("a sheet that lies about its size", (t) => {
    const row = '<row><c t="inlineStr"><is><t>aaaaaaaaaaaaaaaaaaaa</t></is></c></row>';
    const bomb = workbookOf(sheetOf(row.repeat(2 << 20)));
    // The stated sizes of the last part, in its own header and in the directory.
    for (const [mark, place] of [
      ["PK\x03\x04", 22],
      ["PK\x01\x02", 24],
    ])
      bomb.writeUInt32LE(1000, bomb.lastIndexOf(mark, undefined, "latin1") + Number(place));
    return refused(t, bomb, /unpacks to more than|damaged/);
  });
});

test("a case may name workbooks, their sheets, and files of any other format", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cutline-formats-"));
  try {
    writeFileSync(join(folder, "book.xlsx"), made("book.xlsx"));
    writeFileSync(join(folder, "accounts.json.gz"), gzipSync(JSON.stringify(accounts)));
    writeFileSync(join(folder, "broken.xlsx"), made("book.xlsx").subarray(0, 3000));
    const requests = [{ ask: "intake" }, { ask: "calculator" }];
    const given = { tables: { activities: ["book.xlsx"], accounts: ["accounts.json.gz"] }, models: [], requests };
    const answer = async (stated) => {
      writeFileSync(join(folder, "case.json"), JSON.stringify(stated));
      return (await answerCase(folder)).answers;
    };
    const [intake] = await answer(given);
    assert.deepEqual([intake.tables.activities.kept, intake.tables.accounts.kept], [7, 3]);
    const [other] = await answer({
      ...given,
      tables: { accounts: ["book.xlsx"] },
      sheets: { "book.xlsx": "Accounts" },
    });
    assert.equal(other.tables.accounts.kept, 3);
    const [refused, calculated] = await answer({ ...given, tables: { activities: ["broken.xlsx"] } });
    assert.deepEqual([refused.error.code, refused.error.file], ["unreadable_file", "broken.xlsx"]);
    assert.equal(calculated.error, undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
