// The CSV for spreadsheets, opened by LibreOffice: none of its cells holds a formula. The same texts as they are do make
// formulas there, so that a spreadsheet that runs nothing at all is not taken for a proof.
//
// It needs `soffice`: on Debian the package libreoffice-calc, or libreoffice-calc-nogui.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { laden, PAYLOADS, RUNS } from "../payloads.mjs";

/** Comma, quotation marks, UTF-8, from line 1; formulas are evaluated, as they are when a file is opened by hand. */
const READ_CSV = "CSV:44,34,76,1,,1033,false,true,false,false,false,-1,true";

const withoutHeader = (text) => text.slice(text.indexOf("\r\n") + 2);

/** Payloads in every column, those of the tables at once and those of the model one after the other. */
async function texts(format) {
  const { bench, name } = await laden();
  const text = bench.ask({ ask: "packets", format }).text;
  const named = PAYLOADS.filter((payload) => payload.trim() !== "").map((payload) => {
    name(payload);
    return withoutHeader(bench.ask({ ask: "packets", format, limit: 1 }).text);
  });
  return text + named.join("");
}

describe("LibreOffice", () => {
  const made = mkdtempSync(join(tmpdir(), "cutline-office-"));
  after(() => rmSync(made, { recursive: true }));

  /** The cells of the file as LibreOffice has them, each with its formula where it has one. */
  function opened(name, text) {
    writeFileSync(join(made, `${name}.csv`), text);
    const profile = `-env:UserInstallation=${pathToFileURL(join(made, "profile"))}`;
    const args = [profile, "--headless", `--infilter=${READ_CSV}`, "--convert-to", "fods", "--outdir", made];
    const run = spawnSync("soffice", [...args, join(made, `${name}.csv`)], { encoding: "utf8", timeout: 300_000 });
    assert.equal(run.error, undefined, "soffice cannot be started: install libreoffice-calc");
    assert.equal(run.status, 0, run.stderr);
    const sheet = readFileSync(join(made, `${name}.fods`), "utf8");
    const cells = sheet.match(/<table:table-cell[^>]*office:value-type[^>]*>/g) ?? [];
    return { cells, formulas: sheet.match(/table:formula="[^"]*"/g) ?? [] };
  }

  let safe;
  let plain;
  before(async () => {
    safe = opened("safe", await texts("csv"));
    plain = opened("plain", await texts("csv_hubspot"));
  });

  test(`finds no formula in a CSV for spreadsheets full of ${PAYLOADS.length} texts that would run`, () => {
    assert.ok(PAYLOADS.length >= 300);
    assert.ok(safe.cells.length > PAYLOADS.length * 10, `${safe.cells.length} cells`);
    assert.deepEqual(safe.formulas, []);
  });

  test("finds formulas where the same texts are as they are", () => {
    const begin = PAYLOADS.filter((payload) => /^=[^=]/.test(payload) && RUNS.test(payload));
    assert.ok(plain.formulas.length >= begin.length, `${plain.formulas.length} formulas`);
  });

  test("reads negative figures as numbers", () => {
    assert.ok(safe.cells.filter((cell) => cell.includes('office:value="-2.5"')).length >= PAYLOADS.length);
  });
});
