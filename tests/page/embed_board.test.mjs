// What a host page gives a board: tables as files, models by name, attributes; and what the core is brought to by it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { fileOf, isGiven, Unfit } = await page("embed/tables.ts");
const { modelText } = await page("embed/board_model.ts");
const { ATTRIBUTES, NOTHING, withGiven } = await page("embed/board_given.ts");

const csv = async (rows) => (await fileOf(rows, "activities")).text();
// Each module here is loaded by itself, with classes of its own.
const unfit = (message) => (error) => error.constructor.name === Unfit.name && message.test(error.message);

describe("tables that a host page gives", () => {
  test("rows become CSV with every column that some row has", async () => {
    assert.equal(
      await csv([
        { who: 'Ann "A", B', times: 3 },
        { times: 0, known: true, on: new Date(Date.UTC(2025, 0, 2, 3, 4, 5)) },
        { who: null, times: undefined, known: false, on: "two\nlines" },
      ]),
      ["who,times,known,on", '"Ann ""A"", B",3,,', ",0,true,2025-01-02T03:04:05.000Z", ',,false,"two\nlines"', ""].join(
        "\r\n",
      ),
    );
  });

  test("a row of nothing is still a row", async () =>
    assert.equal(await csv([{ who: "" }, {}]), 'who\r\n""\r\n""\r\n'));

  test("no number can be taken for another: three decimals are no thousands, and none has an exponent", async () => {
    const numbers = [1.234, -12.345, 123.456, 1234.567, 0.1, 1e21, 1e-7, 12345];
    assert.deepEqual((await csv(numbers.map((amount) => ({ amount })))).split("\r\n").slice(1, -1), [
      ...["1.2340", "-12.3450", "123.4560", "1234.567", "0.1"],
      ...["1000000000000000000000", "0.0000001", "12345"],
    ]);
  });

  test("a text or a file is CSV as it stands", async () => {
    assert.equal(await csv("a;b\n1;2\n"), "a;b\n1;2\n");
    const file = new Blob(["a\n"]);
    assert.equal(await fileOf(file, "activities"), file);
  });

  test("what is no cell, no row, no table is refused by its place", async () => {
    for (const value of [{}, [], Number.NaN, Number.POSITIVE_INFINITY, new Date(Number.NaN), 1n, () => 1])
      await assert.rejects(csv([{ who: "Ann" }, { who: value }]), unfit(/^Row 2 of “activities” .* “who”/));
    for (const row of [null, "Ann", 7])
      await assert.rejects(csv([{}, row]), unfit(/^Row 2 of “activities” is no object/));
    for (const table of [7, true, {}]) await assert.rejects(csv(table), unfit(/^“activities” is neither rows nor CSV/));
  });

  test("a table of no rows is as if it were not given", () => {
    assert.deepEqual([undefined, null, [], [{}], "", new Blob([])].map(isGiven), [
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});

describe("the model that a host page gives", () => {
  const starters = [
    { name: "First", text: "{1}" },
    { name: "Second", text: "{2}" },
  ];

  test("is a document as it stands, a starter model by its name, or the first of them", () => {
    for (const text of ['{"schema": "x"}', ' \n{"a": 1}', '\uFEFF{"a": 1}', "{ no JSON"])
      assert.equal(modelText(text, starters), text);
    assert.deepEqual(
      ["Second", " First ", "", " "].map((name) => modelText(name, starters)),
      ["{2}", "{1}", "{1}", "{1}"],
    );
  });

  test("by a name that no starter model has is refused with those that there are", () =>
    assert.throws(() => modelText("Third", starters), unfit(/“Third”: there are “First” and “Second”/)));
});

describe("what is given", () => {
  test("by attributes is what it would be by properties", () => {
    assert.deepEqual(ATTRIBUTES.targets.value('{"capacity":{"reps":3}}'), { capacity: { reps: 3 } });
    assert.deepEqual(
      Object.values(ATTRIBUTES).map(({ name }) => name in NOTHING),
      Object.keys(ATTRIBUTES).map(() => true),
    );
    // It stays what it is, and the element says that it cannot be used.
    assert.equal(ATTRIBUTES.settings.value("60 days"), "60 days");
  });

  test("is taken away by null, and a model that is a value becomes its text", () => {
    const given = withGiven(withGiven(NOTHING, "asOf", "2025-06-30"), "model", { name: "Visits" });
    assert.deepEqual([given.asOf, JSON.parse(given.model)], ["2025-06-30", { name: "Visits" }]);
    assert.deepEqual(withGiven(withGiven(given, "asOf", null), "model", undefined), NOTHING);
    assert.equal(withGiven(NOTHING, "model", 7).model, "7");
  });
});
