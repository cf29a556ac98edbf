// What the hand-off shows of its packets, worked out, and the files they are taken along in.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { daysLeft, gatesOf, matching, openPacket, personOf, titleOf } = await page("state/packets.ts");
const { takenAway } = await page("take_away.ts");
const { update } = await page("state/update.ts");
const { initial } = await page("state/state.ts");
const { lack, statuses } = await page("state/status.ts");

const packet = (key, given = {}) => ({
  ...{ key, name: null, owner: null, tier: null, fit: 60, intent: 0, engagement: 30.5, coverage: 40, score: 90.5 },
  ...{ margins: { fit: 10, engagement: 0.5 }, people: [], falls_below_on: null, ...given },
});
const packets = (...all) => ({ packets: all, total: all.length, as_of: "2026-06-30" });

describe("a packet", () => {
  test("has the gates that it is judged by, each with what it needs", () => {
    assert.deepEqual(gatesOf(packet("a")), [
      { gate: "fit", value: 60, needed: 50, margin: 10 },
      { gate: "engagement", value: 30.5, needed: 30, margin: 0.5 },
    ]);
    // 8.000001907… less 0.000001907… is 8, whatever floats make of it.
    const close = packet("a", { engagement: 8.000001907348633, margins: { engagement: 0.000001907348633 } });
    assert.equal(gatesOf(close)[0].needed, 8);
  });

  test("is called by its name, and its people by theirs, where they have one", () => {
    const named = packet("a", {
      name: "Acme",
      people: [
        { key: "1", name: "Ann" },
        { key: "2", name: null },
      ],
    });
    assert.deepEqual([titleOf(named), titleOf(packet("a"))], ["Acme", "a"]);
    assert.deepEqual(
      ["1", "2", "3"].map((key) => personOf(named, key)),
      ["Ann", "2", "3"],
    );
  });

  test("tells the days until it falls", () => {
    assert.equal(daysLeft(packet("a", { falls_below_on: "2026-07-03" }), "2026-06-30"), 3);
    assert.equal(daysLeft(packet("a"), "2026-06-30"), null);
  });
});

describe("the list of packets", () => {
  const all = [
    packet("acme.com", { owner: "Olga" }),
    packet("beta.com", { people: [{ key: "bo@beta.com", name: "Bo" }] }),
  ];
  test("is searched by account, owner and person, in any case", () => {
    const found = (text) => matching(all, text).map(({ key }) => key);
    assert.deepEqual(
      [found(""), found(" ACME"), found("olga"), found("BO@"), found("nobody")],
      [["acme.com", "beta.com"], ["acme.com"], ["acme.com"], ["beta.com"], []],
    );
  });

  test("opens the packet asked for, else the first, else none", () => {
    assert.equal(openPacket(packets(...all), "beta.com").key, "beta.com");
    assert.equal(openPacket(packets(...all), "gone.com").key, "acme.com");
    assert.equal(openPacket(packets(), null), null);
  });
});

describe("a file of packets", () => {
  test("is named by its day and format, and a spreadsheet is told that it is in UTF-8", () => {
    const text = { text: "a\r\n", notes: ["one"] };
    assert.deepEqual(takenAway("csv", text, "2026-06-30"), {
      ...{ name: "hand-off-2026-06-30.csv", type: "text/csv", text: "\ufeffa\r\n", notes: ["one"] },
    });
    assert.equal(takenAway("csv_hubspot", text, "2026-06-30").name, "hand-off-2026-06-30-hubspot.csv");
    assert.equal(takenAway("csv_salesforce", text, "2026-06-30").text, "a\r\n");
    assert.deepEqual(JSON.parse(takenAway("json", packets(), "2026-06-30").text), packets());
  });
});

describe("the step of the hand-off", () => {
  const overview = { as_of: "2026-06-30", qualified_accounts: 2 };
  const loaded = { ...initial, files: [{ id: 1, name: "a.csv", table: "activities", missing: [] }], overview };
  test("says what it has, and why it has nothing", () => {
    const title = (state) => lack(state, "handoff")?.title ?? null;
    assert.equal(title(initial), "Nothing loaded yet");
    assert.equal(title(loaded), null);
    assert.equal(
      title({ ...loaded, overview: { ...overview, qualified_accounts: null } }),
      "This model scores no accounts",
    );
    assert.equal(title({ ...loaded, packets: { answer: packets(), stale: false } }), "No account qualifies");
    assert.equal(title({ ...loaded, packetsLack: "Why." }), "The packets cannot be made");
    assert.equal(statuses(loaded).handoff.says, "2 accounts");
    assert.equal(
      statuses({ ...loaded, overview: { ...overview, qualified_accounts: 0 } }).handoff.says,
      "nobody qualifies",
    );
  });

  test("keeps its packets, marked stale, while something under them changes, and forgets what was downloaded", () => {
    const held = { ...loaded, packets: { answer: packets(), stale: false }, taken: { name: "x", notes: [] } };
    const changed = update(held, { type: "day", asOf: "2026-05-01" });
    assert.deepEqual([changed.packets.stale, changed.taken], [true, null]);
    const late = { type: "packets", version: held.version, packets: packets(packet("a")) };
    assert.equal(update(changed, late), changed);
  });
});
