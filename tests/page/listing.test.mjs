// Which rows of a long list are held, and what its headers ask for.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { heldFrom, LISTED, listed, ROWS_AT_ONCE, request, sortedBy, tall } = await page("state/listing.ts");

describe("A long list", () => {
  test("a short one is held whole, wherever it is scrolled to", () => {
    assert.equal(heldFrom(500, ROWS_AT_ONCE, 50, 0, 10), null);
  });

  test("what is looked at is held, wherever that is, up to the very last row", () => {
    for (const total of [101, 1_000, 100_000, 1_000_000]) {
      const all = tall(total, 50);
      let from = 0;
      for (let step = 0; step <= 1_000; step++) {
        const top = (Math.max(0, all - 500) * step) / 1_000;
        from = heldFrom(top, total, 50, from, 10) ?? from;
        const first = Math.floor((top / all) * total);
        const last = Math.min(total, first + 10);
        assert.ok(from <= first && last <= from + ROWS_AT_ONCE, `${total} rows at ${top}: from ${from}`);
        assert.ok(from >= 0 && from + ROWS_AT_ONCE <= Math.max(total, ROWS_AT_ONCE));
      }
    }
  });

  test("a million rows are no taller than browsers draw", () => {
    assert.equal(tall(1_000, 50), 50_000);
    assert.ok(tall(1_000_000, 50) < 10_000_000);
  });

  test("a header asked again turns the order round, then lets it go", () => {
    const first = { ...LISTED, ...sortedBy(LISTED, "fit") };
    const second = { ...first, ...sortedBy(first, "fit") };
    const third = { ...second, ...sortedBy(second, "fit") };
    assert.deepEqual([first.descending, second.descending, third.sort], [true, false, null]);
    assert.equal(sortedBy(LISTED, "name").descending, false);
  });

  test("another choice begins at the top, and only what is chosen is asked for", () => {
    const scrolled = listed(LISTED, { from: 400 });
    assert.equal(listed(scrolled, { search: "acme" }).from, 0);
    assert.deepEqual(request(scrolled), { limit: ROWS_AT_ONCE, offset: 400 });
    const chosen = listed(LISTED, { search: " acme ", qualified: false, ...sortedBy(LISTED, "name") });
    const asked = {
      limit: ROWS_AT_ONCE,
      offset: 0,
      sort: "name",
      descending: false,
      search: " acme ",
      qualified: false,
    };
    assert.deepEqual(request(chosen), asked);
  });
});
