// The page's side of the worker: order, latest wins, cancelling, and what a new worker is told after a crash.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { page } from "./load.mjs";

const { Engine, Refused } = await page("engine/client.ts");

/** A worker that answers by a table of actions, each call in its turn. `hold` keeps answers back until `release`. */
class Played {
  constructor(actions) {
    this.actions = actions;
    this.calls = [];
    this.held = [];
    this.hold = false;
    this.ended = false;
    /** @type {(message: { data: object }) => void} what the engine sets to be told of answers */
    this.onmessage = () => {};
  }
  postMessage({ id, action, given }) {
    this.calls.push([action, given]);
    const answer = () => {
      if (this.ended) return;
      try {
        this.onmessage({ data: { id, answer: this.actions[action]?.(given) } });
      } catch (thrown) {
        this.onmessage({ data: thrown.code ? { id, refused: { ...thrown } } : { id, fault: String(thrown) } });
      }
    };
    if (this.hold) this.held.push(answer);
    else queueMicrotask(answer);
  }
  release() {
    this.hold = false;
    for (const answer of this.held.splice(0)) answer();
  }
  terminate() {
    this.ended = true;
  }
}

function engine(actions, open) {
  const workers = [];
  const lives = [];
  const started = new Engine(
    () => {
      const worker = new Played(actions);
      workers.push(worker);
      return worker;
    },
    (life) => lives.push(life),
    open,
  );
  return { engine: started, workers, lives };
}

const load = (of, file, text, signal = new AbortController().signal) =>
  of.load(file, { source: new Blob([text]), name: `${file}.csv`, table: null }, () => undefined, signal);
const names = (worker) => worker.calls.map(([action]) => action);

describe("models side by side", () => {
  test("are asked in one go, and those in use are back before anything else is asked", async () => {
    let using = null;
    const { engine: of, workers } = engine({
      set_models: ({ texts }) => {
        using = texts[0];
      },
      ask: ({ ask }) => `${ask} under ${using}`,
    });
    await of.setModels(["mine"]);
    const [beside, lines] = await Promise.all([
      of.beside(["mine", "other"], [{ ask: "overview" }, { ask: "sweep", axis: "person.score" }]),
      of.ask("lines", { axis: "person.score" }),
    ]);
    assert.deepEqual(beside, [
      ["overview under mine", "sweep under mine"],
      ["overview under other", "sweep under other"],
    ]);
    assert.equal(lines, "lines under mine");
    assert.deepEqual(
      workers[0].calls.filter(([action]) => action === "set_models").map(([, { texts }]) => texts[0]),
      ["mine", "mine", "other", "mine"],
    );
  });

  test("are refused together, and those in use are back all the same", async () => {
    let using = null;
    const { engine: of } = engine({
      set_models: ({ texts }) => {
        using = texts[0];
      },
      ask: ({ ask }) => {
        if (using === "other") throw Object.assign(new Error("wrong"), { code: "invalid_model", message: "wrong" });
        return `${ask} under ${using}`;
      },
    });
    await of.setModels(["mine"]);
    await assert.rejects(of.beside(["mine", "other"], [{ ask: "overview" }]), Refused);
    assert.equal(await of.ask("overview", {}), "overview under mine");
  });
});

describe("an ask", () => {
  test("that newer ones of its kind have overtaken is dropped; the newest is answered", async () => {
    const { engine: of, workers } = engine({ ask: ({ axis }) => axis });
    workers[0].hold = true;
    const answers = ["a", "b", "c"].map((axis) => of.ask("sweep", { axis }));
    await new Promise((resolve) => setTimeout(resolve));
    workers[0].release();
    assert.deepEqual(await Promise.all(answers), [null, null, "c"]);
    assert.equal(workers[0].calls.length, 2);
  });

  test("of another kind is not overtaken", async () => {
    const { engine: of } = engine({ ask: ({ ask }) => ask });
    assert.deepEqual(await Promise.all([of.ask("intake", {}), of.ask("overview", {})]), ["intake", "overview"]);
  });

  test("that is refused says so with its code", async () => {
    const refuse = () => {
      throw Object.assign(new Error(), { code: "invalid_model", message: "no", path: "signals[0]" });
    };
    const { engine: of, lives } = engine({ ask: refuse });
    await assert.rejects(
      of.ask("overview", {}),
      (/** @type {any} */ error) => error instanceof Refused && error.path === "signals[0]",
    );
    assert.deepEqual(lives, []);
  });
});

describe("a file", () => {
  test("goes over in its own bytes and is closed", async () => {
    let bytes = 0;
    const { engine: of, workers } = engine({
      push: (given) => (bytes += given.bytes.byteLength),
      close: () => "report",
    });
    assert.equal(await load(of, 1, "x".repeat(300_000)), "report");
    assert.equal(bytes, 300_000);
    assert.deepEqual([names(workers[0])[0], names(workers[0]).at(-1)], ["open", "close"]);
  });

  test("that is cancelled is dropped and never closed", async () => {
    const cancel = new AbortController();
    const { engine: of, workers } = engine({ push: () => cancel.abort() });
    await assert.rejects(load(of, 1, "x".repeat(300_000), cancel.signal), { name: "AbortError" });
    assert.equal(names(workers[0]).at(-1), "drop");
    assert.ok(!names(workers[0]).includes("close"));
  });
});

describe("a file of which rows are made", () => {
  /** What takes the place of the file's own stream, and what became of it. */
  const made = (pull) => {
    const opened = [];
    const open = async (_, name, sheet) => {
      opened.push([name, sheet, "open"]);
      const cancel = () => void opened.push([name, sheet, "cancelled"]);
      return { stream: new ReadableStream({ pull, cancel }), isText: false };
    };
    return { opened, open };
  };
  const workbook = { source: new Blob(["PK"]), name: "b.xlsx", table: null, sheet: "June" };
  const never = () => new AbortController().signal;

  test("goes over as those, told with the rows alone, and a new worker gets the same sheet", async () => {
    const { opened, open } = made((controller) => {
      controller.enqueue(new Uint8Array([1, 2, 3]));
      controller.close();
    });
    const told = [];
    const pushed = [];
    const actions = {
      push: ({ bytes }) => pushed.push(bytes.byteLength),
      ask: () => {
        if (opened.length === 1) throw new Error("unreachable executed");
      },
    };
    const { engine: of } = engine(actions, open);
    await of.load(1, workbook, (now) => told.push(now), never());
    const far = [0, 1].map((rows) => ({ bytes: null, rows }));
    assert.deepEqual([pushed, told], [[3], far]);
    await of.ask("overview", {});
    assert.deepEqual(opened, [
      ["b.xlsx", "June", "open"],
      ["b.xlsx", "June", "open"],
    ]);
    assert.equal(of.source(1), workbook.source);
  });

  test("that cannot be read is refused with the reason, and dropped", async () => {
    const { open } = made(() => {
      throw new Refused({ code: "unreadable_file", message: "has a password", file: "b.xlsx" });
    });
    const { engine: of, workers } = engine({}, open);
    await assert.rejects(
      of.load(1, workbook, () => undefined, never()),
      { code: "unreadable_file", message: "has a password" },
    );
    assert.equal(names(workers[0]).at(-1), "drop");
  });

  test("that is cancelled before its reader has started is never waited for", async () => {
    const cancel = new AbortController();
    const { opened, open } = made(() => new Promise(() => undefined));
    const late = async (...given) => {
      cancel.abort();
      return open(...given);
    };
    const { engine: of } = engine({}, late);
    await assert.rejects(
      of.load(1, workbook, () => undefined, cancel.signal),
      { name: "AbortError" },
    );
    assert.equal(opened.at(-1)[2], "cancelled");
  });

  test("whose reading is cancelled, or whose rows are refused, ends its reader", async () => {
    for (const how of ["cancelled", "refused"]) {
      const cancel = new AbortController();
      const { opened, open } = made((controller) => controller.enqueue(new Uint8Array([1])));
      const push = () => {
        if (how === "cancelled") return cancel.abort();
        throw Object.assign(new Error(), { code: "unreadable_file", message: "no" });
      };
      const { engine: of } = engine({ push }, open);
      await assert.rejects(of.load(1, workbook, () => undefined, cancel.signal));
      assert.equal(opened.at(-1)[2], "cancelled", how);
    }
  });
});

describe("after a crash", () => {
  test("a new worker gets files, mapping, lists, models and settings again, and the ask is answered", async () => {
    let asked = 0;
    const {
      engine: of,
      workers,
      lives,
    } = engine({
      ask: () => {
        asked += 1;
        if (asked === 1) throw new Error("unreachable executed");
        return "answer";
      },
    });
    await of.setSettings({ months: 6 }, null, "2026-01-01");
    await of.setLists({ free_mail: ["gmx.de"] });
    await of.setModels(["{}"]);
    await load(of, 1, "a,b\n");
    await of.setMapping(1, { type: "b" });
    assert.equal(await of.ask("overview", {}), "answer");
    assert.equal(workers.length, 2);
    assert.ok(workers[0].ended);
    const again = ["set_settings", "set_lists", "set_models", "open", "push", "close", "set_mapping", "ask"];
    assert.deepEqual(names(workers[1]), again);
    assert.deepEqual(workers[1].calls.find(([action]) => action === "set_mapping")[1].mapping, { type: "b" });
    assert.deepEqual(lives, ["restarting", "restarted"]);
  });

  test("the file that was being read is not read again", async () => {
    const { engine: of, workers } = engine({
      close: ({ file }) => {
        if (file === 2) throw new Error("unreachable executed");
      },
    });
    await load(of, 1, "good\n");
    await assert.rejects(load(of, 2, "bad\n"));
    await of.setModels([]);
    assert.deepEqual(
      workers[1].calls.filter(([action]) => action === "open").map(([, { file }]) => file),
      [1],
    );
  });

  test("again and again it gives up and says so", async () => {
    const { engine: of, lives } = engine({
      ask: () => {
        throw new Error("unreachable executed");
      },
    });
    await assert.rejects(of.ask("overview", {}));
    assert.equal(lives.at(-1), "failed");
  });
});
