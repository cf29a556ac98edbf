// Word lists as text, labels by their cuts, and rows as CSV.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { textToPhrases, phrasesToText, textToWords } = await page("state/phrases.ts");
const { labelOf, withCut, CUTS } = await page("state/cuts.ts");
const { csv } = await page("csv.ts");
const { fieldsIn, typesIn } = await page("state/holdings.ts");
const { fileName } = await page("download.ts");

describe("a list of phrases", () => {
  test("is read as it is written", () => {
    const phrases = [
      ["it", ["cio", "information technology"]],
      ["hr", ["people"]],
    ];
    assert.deepEqual(textToPhrases(`\n${phrasesToText(phrases)}\n\n`), phrases);
  });
  for (const [text, says] of /** @type {[string, RegExp][]} */ ([
    ["no colon", /no colon/],
    [": a, b", /no line/],
    ["it:", /no phrases/],
    ["it: a\nit: b", /twice/],
  ]))
    test(`that says “${text.replace("\n", "⏎")}” is told to be none`, () => assert.match(textToPhrases(text), says));
  test("of levels knows no others, and may try one of them twice", () => {
    assert.match(textToPhrases("boss: chief", ["ic", "vp"]), /none of ic, vp/);
    assert.deepEqual(textToPhrases("ic: intern\nic: clerk", ["ic", "vp"]).length, 2);
  });
  test("of words has one a line", () => assert.deepEqual(textToWords(" gmx.de \r\n\n web.de"), ["gmx.de", "web.de"]));
});

describe("a label", () => {
  test("begins at its cut, and not a thousandth below", () => {
    assert.equal(labelOf({ fit: 80, engagement: 15 }, CUTS), "A2");
    assert.equal(labelOf({ fit: 79.999, engagement: 14.999 }, CUTS), "B3");
    assert.equal(labelOf({ fit: -1, engagement: 40 }, CUTS), "C1");
  });
  test("has cuts in order: the one just typed stands, the other gives way", () => {
    assert.deepEqual(withCut(CUTS, "fit", 0, 30).fit, [30, 30]);
    assert.deepEqual(withCut(CUTS, "fit", 1, 90).fit, [90, 90]);
  });
});

describe("rows as CSV", () => {
  test("quote what needs it, leave numbers alone and start no formula", () => {
    const rows = ["=1+1", "+x", "-x", "@x", "\tx", "\rx", "\0x"].map((a) => ({ a, b: -5 }));
    const cells = csv(["a", "b"], rows)
      .split("\r\n")
      .slice(1, -1)
      .map((line) => line.replace(/^"/, "").slice(0, 2));
    assert.deepEqual(cells, ["'=", "'+", "'-", "'@", "'\t", "'\r", "'\0"]);
    assert.equal(csv(["a", "b"], [{ a: 'say "no", please', b: -5 }]), 'a,b\r\n"say ""no"", please",-5\r\n');
  });
  test("write what is missing as nothing", () => assert.equal(csv(["a"], [{ a: null }]), "a\r\n\r\n"));
});

describe("what the files hold", () => {
  const file = (table, columns, mapping = {}) => ({ table, columns, mapping });
  const column = (header, field, samples = []) => ({ header, field, samples });
  test("names fields as a model does: by the field, else by the header as the core compares it", () => {
    const fields = fieldsIn([
      file("accounts", [column("Industry", "industry"), column("Last Funding-Date", null)]),
      file("contacts", [column("Job", "title")]),
      file("activities", [column("Kind", "type")]),
    ]);
    assert.deepEqual(fields.account, ["account.industry", "account.last_funding_date"]);
    assert.deepEqual(fields.person, [
      "account.industry",
      "account.last_funding_date",
      "person.department",
      "person.seniority",
      "person.title",
    ]);
  });
  test("names the types of activities, those of a constant too", () => {
    const kinds = file("activities", [column("Kind", "type", ["demo", "page"])], { type: { column: "Kind" } });
    const guests = file("activities", [], { type: { column: null, constant: "webinar" } });
    assert.deepEqual(typesIn([kinds, guests], []), ["demo", "page", "webinar"]);
  });
});

describe("a model's file", () => {
  test("is called after the model", () => {
    assert.equal(fileName('{"name": "Inbound, mid-market"}'), "Inbound-mid-market");
    assert.equal(fileName("{}"), "model");
  });
});
