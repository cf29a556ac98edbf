// Packets as CSV, full of texts that a spreadsheet might run: read back by PapaParse, and by Python where it is at hand.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { before, describe, test } from "node:test";
import Papa from "papaparse";
import { laden, PAYLOADS, RUNS } from "./payloads.mjs";

const python = spawnSync("python3", ["--version"]).status === 0;
const PYTHON = `
import csv, io, json, sys
text = json.load(sys.stdin)
print(json.dumps(list(csv.reader(io.StringIO(text, newline=""), strict=True))))
`;

const papa = (text) => {
  const { data, errors } = Papa.parse(text, { delimiter: ",", newline: "\r\n", skipEmptyLines: true });
  assert.deepEqual(errors, []);
  return data;
};
const pythons = (text) => {
  const run = spawnSync("python3", ["-c", PYTHON], {
    input: JSON.stringify(text),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
};
const READERS = { PapaParse: papa, "Python's csv": python ? pythons : null };

/** Rows as objects by header. */
const byHeader = ([header, ...rows]) =>
  rows.map((row) => {
    assert.equal(row.length, header.length);
    return Object.fromEntries(header.map((name, at) => [name, row[at]]));
  });

/** Packets as rows of a person each, and what each column of them holds. */
const rowsOf = (packets) => packets.flatMap((packet) => packet.people.map((person) => ({ packet, person })));
const shown = (value) => (value === null || value === undefined ? "" : String(value));

const SAFE = {
  account: ({ packet }) => packet.key,
  account_name: ({ packet }) => packet.name,
  tier: ({ packet }) => packet.tier,
  owner: ({ packet }) => packet.owner,
  motion: ({ packet }) => packet.motion,
  model: ({ packet }) => packet.model,
  person: ({ person }) => person.key,
  name: ({ person }) => person.name,
  title: ({ person }) => person.title,
  email: ({ person }) => person.email,
};
const FIGURES = {
  fit: ({ packet }) => packet.fit,
  intent: ({ packet }) => packet.intent,
  engagement: ({ packet }) => packet.engagement,
  score: ({ packet }) => packet.score,
  person_score: ({ person }) => person.score,
  margin_score: ({ packet }) => packet.margins.score,
};
const HUBSPOT = {
  Email: SAFE.email,
  "Job Title": SAFE.title,
  "Company Name": SAFE.account_name,
  "Contact owner": SAFE.owner,
  "Cutline person key": SAFE.person,
  "Cutline motion": SAFE.motion,
  "Cutline model": SAFE.model,
  "Cutline tier": SAFE.tier,
  "Cutline intent": FIGURES.intent,
  "Cutline account score": FIGURES.score,
};
const SALESFORCE = {
  Email: SAFE.email,
  Title: SAFE.title,
  Company: SAFE.account_name,
  Cutline_Owner__c: SAFE.owner,
  Cutline_Person_Key__c: SAFE.person,
  Cutline_Motion__c: SAFE.motion,
  Cutline_Model__c: SAFE.model,
  Cutline_Intent__c: FIGURES.intent,
};

describe(`${PAYLOADS.length} texts that a spreadsheet might run`, () => {
  let bench;
  let name;
  let rows;
  before(async () => {
    ({ bench, name } = await laden());
    rows = rowsOf(bench.ask({ ask: "packets" }).packets);
  });
  const text = (format) => bench.ask({ ask: "packets", format }).text;

  test("are at least 300, and each is somebody's", () => {
    assert.ok(PAYLOADS.length >= 300);
    assert.equal(rows.length, PAYLOADS.length);
    assert.ok(rows.filter(({ person }) => RUNS.test(person.title)).length >= 80);
  });

  for (const [reader, read] of Object.entries(READERS)) {
    const skip = read ? false : "not run: there is no python3";

    test(`are guarded for a spreadsheet, and nothing else is changed, as ${reader} reads`, { skip }, () => {
      const cells = byHeader(read(text("csv")));
      assert.equal(cells.length, rows.length);
      for (const [at, row] of rows.entries()) {
        for (const [header, cell] of Object.entries(cells[at]))
          assert.ok(!RUNS.test(cell) || header in FIGURES, `${header}: ${JSON.stringify(cell)}`);
        for (const [header, of] of Object.entries(SAFE)) {
          const raw = shown(of(row));
          assert.equal(cells[at][header], RUNS.test(raw) ? `'${raw}` : raw, header);
        }
        for (const [header, of] of Object.entries(FIGURES)) assert.equal(Number(cells[at][header]), of(row), header);
        assert.equal(cells[at].intent, "-2.5");
      }
    });

    for (const [format, columns] of Object.entries({ csv_hubspot: HUBSPOT, csv_salesforce: SALESFORCE }))
      test(`read back the same from ${format}, as ${reader} reads`, { skip }, () => {
        const cells = byHeader(read(text(format)));
        assert.equal(cells.length, rows.length);
        for (const [at, row] of rows.entries())
          for (const [header, of] of Object.entries(columns)) assert.equal(cells[at][header], shown(of(row)), header);
      });
  }

  // What comes from a table is trimmed when it is read; what comes from a model is not.
  test("are guarded where they come from the model, too", () => {
    for (const payload of PAYLOADS.filter((payload) => payload.trim() !== "")) {
      name(payload);
      const [{ packets }, safe, plain] = [
        bench.ask({ ask: "packets", limit: 1 }),
        ...["csv", "csv_hubspot"].map((format) => byHeader(papa(bench.ask({ ask: "packets", limit: 1, format }).text))),
      ];
      assert.equal(packets[0].model, payload);
      const guarded = RUNS.test(payload) ? `'${payload}` : payload;
      assert.deepEqual([safe[0].model, safe[0].tier], [guarded, guarded]);
      assert.ok(!RUNS.test(safe[0].why), safe[0].why);
      assert.equal(plain[0]["Cutline model"], payload);
    }
  });
});
