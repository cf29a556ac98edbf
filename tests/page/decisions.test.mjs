// The record of decisions: what is offered to be written down, and the record as a value.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { noDecisions, recorded, reworded, withdrawn, readDecisions, inWords, decisionsCsv, decisionsJson } =
  await page("state/decisions.ts");
const { update } = await page("state/update.ts");
const { initial } = await page("state/state.ts");
const { lineOf } = await page("state/model.ts");

const AXIS = "account.engagement";
const model = (engagement) =>
  JSON.stringify({ name: "Inbound", signals: [], person: { threshold: 40 }, account: { gates: { engagement } } });
const moved = { kind: "line", axis: AXIS, label: "Accounts: engagement", from: 70, to: 62 };
const decision = { on: "2026-11-25", model: "Inbound", what: moved, because: "sales can work ten more" };

/** On the board of a model whose line of accounts is at 70. */
const board = () => {
  const now = { text: model(70), off: [] };
  const axes = [{ model: "Inbound", axis: AXIS, label: "Accounts: engagement", threshold: 70 }];
  return { ...initial, axis: AXIS, overview: { axes }, editing: { ...initial.editing, now, good: now } };
};
const after = (state, ...events) => events.reduce(update, state);
const record = { type: "offer_recorded", on: "2026-11-25", because: "sales can work ten more" };

describe("the record of decisions", () => {
  test("says what was moved, when and why", () => {
    // The day stands as the reader's locale writes it.
    assert.match(
      inWords(decision),
      /^Line moved from 70 to 62 \(Accounts: engagement\) on .*2026.*, because sales can work ten more$/,
    );
    assert.match(inWords({ ...decision, because: "" }), /no reason was written down/);
  });

  test("keeps its order, takes another reason, and gives one up", () => {
    const two = recorded(recorded(noDecisions, decision), { ...decision, on: "2026-12-01" });
    assert.deepEqual(
      two.decisions.map(({ on }) => on),
      ["2026-11-25", "2026-12-01"],
    );
    assert.equal(reworded(two, 1, "it was too low").decisions[1].because, "it was too low");
    assert.equal(reworded(two, 1, "it was too low").decisions[0].because, decision.because);
    assert.deepEqual(withdrawn(two, 0).decisions, [two.decisions[1]]);
    assert.deepEqual(noDecisions.decisions, []);
  });

  test("comes back from its own file, and from no other", () => {
    const held = recorded(noDecisions, decision);
    assert.deepEqual(readDecisions(JSON.parse(decisionsJson(held))), held);
    const wrong = [
      null,
      {},
      { ...held, schema: "cutline.decisions/2" },
      { ...held, decisions: [{ ...decision, what: { kind: "line", axis: AXIS } }] },
      { ...held, decisions: [{ ...decision, because: 3 }] },
    ];
    for (const one of wrong) assert.equal(readDecisions(one), null);
  });

  test("is a table whose texts run nothing in a spreadsheet", () => {
    const held = recorded(noDecisions, { ...decision, because: "=HYPERLINK(1)" });
    const [header, row] = decisionsCsv(held).split("\r\n");
    assert.equal(header, "on,model,decision,axis,from,to,because");
    assert.match(row, /^2026-11-25,Inbound,.*,account\.engagement,70,62,'=HYPERLINK\(1\)$/);
  });
});

describe("a line moved on the board", () => {
  test("may be written down, from where it stood at first to where it is in the end", () => {
    const state = after(board(), { type: "line_set", theta: 66 }, { type: "settled" }, { type: "line_set", theta: 62 });
    const [written] = after(state, record).decisions.decisions;
    assert.deepEqual(written, decision);
    assert.equal(after(state, record).offer, null);
  });

  test("is offered by no one when it was put back, undone, or waved away", () => {
    const away = after(board(), { type: "line_set", theta: 62 });
    for (const back of [{ type: "line_set", theta: 70 }, { type: "undone" }, { type: "offer_dismissed" }])
      assert.deepEqual(after(away, back, record).decisions.decisions, []);
    assert.equal(lineOf(after(away, { type: "undone" }).editing.now.text, AXIS), 70);
  });

  test("stays in the record when the last file goes", () => {
    const written = after(board(), { type: "line_set", theta: 62 }, record);
    const gone = update(written, { type: "removed", file: 1, name: "a.csv" });
    assert.equal(gone.decisions.decisions.length, 1);
  });
});
