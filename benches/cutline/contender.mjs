// Cutline: the shipped package in a worker, fed and asked as the page does it.

import module from "../../pkg/cutline_bg.wasm?url";
import { Calls } from "../calls.mjs";
import { AS_OF, isoOf } from "../data/days.mjs";
import { HORIZON_DAYS, untouched } from "../model.mjs";
import CutlineWorker from "./worker.mjs?worker";

/** What the page's stream gives at a time, about. */
const PORTION = 1 << 18;

export class Cutline {
  name = "cutline";
  title = "Cutline";
  warmsUp = true;

  /** Reads the four files; says how long it was from the first byte to the first curve. */
  async load(files) {
    const bytes = await (await fetch(module)).arrayBuffer();
    this.calls = new Calls(new CutlineWorker());
    const begin = performance.now();
    await this.calls.call("start", bytes);
    await this.calls.call("settings", {
      settings: { horizon_days: HORIZON_DAYS },
      as_of: isoOf(AS_OF),
      today: isoOf(AS_OF),
    });
    await this.calls.call("models", [JSON.stringify(untouched())]);
    const ready = performance.now();
    for (const [table, whole] of Object.entries(files)) await this.read(table, whole);
    const read = performance.now();
    await this.calls.call("ask", { ask: "sweep", axis: "person.score" });
    const first = performance.now();
    return { ready: ready - begin, read: read - ready, curve: first - ready };
  }

  async read(table, whole) {
    const file = await this.calls.call("open", { name: `${table}.csv`, table });
    const sent = [];
    for (let at = 0; at < whole.length; at += PORTION) {
      const bytes = whole.slice(at, at + PORTION);
      sent.push(this.calls.call("push", { file, bytes }, [bytes.buffer]));
    }
    await Promise.all(sent);
    await this.calls.call("close", file);
  }

  /**
   * The sweep after an edit of the model.
   * @param {import("../model.mjs").Model} model
   * @param {import("../model.mjs").Axis} axis
   */
  async sweep(model, axis) {
    return this.edit(model, { ask: "sweep", axis });
  }

  /** The sweep and what calibration says at each of its lines, which is what the page asks for. */
  async lines(model, axis) {
    const targets = {
      capacity: { leads_per_month: 400 },
      conversion: { opportunities_per_month: 20 },
      payback: {
        marketing_spend_per_month: 50_000,
        win_rate: 0.3,
        annual_contract_value: 40_000,
        payback_months: 18,
      },
    };
    return this.edit(model, { ask: "lines", axis, targets });
  }

  edit(model, request) {
    return this.calls.call("edit", { text: JSON.stringify(model), request });
  }

  /** Bytes of the module's memory. */
  memory() {
    return this.calls.call("memory");
  }

  end() {
    this.calls.end();
  }
}
