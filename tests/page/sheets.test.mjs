// Rows that are made of a workbook: they come no faster than they are taken.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { page } from "./load.mjs";

const { sheetSource } = await page("engine/sheets.ts");

/** A worker that has a portion ready whenever one is wanted, and as many as one wants. */
class Eager {
  made = 0;
  ended = false;
  onmessage = (_) => {};
  constructor() {
    workers.push(this);
  }
  postMessage(said) {
    if (!said.more) return;
    this.made++;
    queueMicrotask(() => this.onmessage({ data: { rows: new ArrayBuffer(8) } }));
  }
  terminate() {
    this.ended = true;
  }
}
/** @type {Eager[]} */
const workers = [];

test("portions of a workbook are made a few ahead of those that were taken, and none once nobody wants them", async () => {
  // @ts-expect-error: all that the page uses of a worker
  globalThis.Worker = Eager;
  const packed = gzipSync("").toString("base64");
  const open = sheetSource({ reader: () => packed, module: () => packed });
  const { stream } = await open(new Blob([Uint8Array.of(0x50, 0x4b, 3, 4)]), "b.xlsx", null);
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const [worker] = workers;
  const ahead = 2;
  await settled();
  assert.ok(worker.made <= ahead, `${worker.made} portions where nobody took one`);
  const reader = stream.getReader();
  for (let taken = 1; taken <= 20; taken++) {
    await reader.read();
    await settled();
    assert.ok(
      worker.made >= taken && worker.made <= taken + ahead,
      `${worker.made} portions where ${taken} were taken`,
    );
  }
  await reader.cancel();
  const { made } = worker;
  await settled();
  assert.deepEqual([worker.made, worker.ended], [made, true]);
});
