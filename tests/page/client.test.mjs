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
    this.ongone = () => {};
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
  /** A browser ends it, and tells nobody but who waits for its lock. */
  die() {
    this.ended = true;
    this.ongone();
  }
}

function engine(actions, open) {
  const workers = [];
  const lives = [];
  const losses = [];
  const started = new Engine(
    () => {
      const worker = new Played(actions);
      workers.push(worker);
      return worker;
    },
    (life, lost) => {
      lives.push(life);
      losses.push(...lost);
    },
    open,
  );
  return { engine: started, workers, lives, losses };
}

const load = (of, file, text, signal = new AbortController().signal) =>
  of.load(file, { source: new Blob([text]), name: `${file}.csv`, table: null }, () => undefined, signal);
const opened = (worker) => worker.calls.filter(([action]) => action === "open").map(([, { file }]) => file);
const until = async (holds) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve));
};
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

  const unreachable = () => {
    throw new Error("unreachable executed");
  };

  test("a file that breaks its reader each time is given up, and those that were read stay", async () => {
    const { engine: of, workers, losses } = engine({ close: ({ file }) => file === 2 && unreachable() });
    await load(of, 1, "good\n");
    await assert.rejects(load(of, 2, "bad\n"));
    await of.setModels([]);
    assert.deepEqual(workers.map(opened), [[1, 2], [1, 2], [1, 2], [1]]);
    assert.deepEqual(losses, []);
  });

  test("what breaks each time is refused, and everything else is answered as before", async () => {
    const { engine: of, lives } = engine({ ask: ({ ask }) => (ask === "audit" ? unreachable() : ask) });
    await load(of, 1, "good\n");
    await assert.rejects(of.ask("audit", {}), { code: "broken" });
    for (let i = 0; i < 20; i++) assert.equal(await of.ask("overview", {}), "overview");
    await assert.rejects(of.ask("audit", {}), { code: "broken" });
    assert.equal(await of.ask("overview", {}), "overview");
    assert.ok(!lives.includes("failed"));
  });

  test("nothing but that it starts is tried for ever: a worker that never comes up is given up", async () => {
    const { engine: of, lives } = engine({ set_models: unreachable });
    await assert.rejects(of.setModels(["{}"]));
    await assert.rejects(of.ask("overview", {}));
    assert.equal(lives.at(-1), "failed");
  });
});

describe("a worker that is gone without a word", () => {
  test("is replaced while a file is read, and the file is read from its start", async () => {
    let release = () => {};
    const slow = new Promise((resolve) => (release = () => resolve(undefined)));
    const open = async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      let part = 0;
      const pull = async (controller) => {
        if (part === 1) await slow;
        controller.enqueue(bytes.slice(part, part + 1));
        if (++part === bytes.length) controller.close();
      };
      return { stream: new ReadableStream({ pull }), isText: true };
    };
    const { engine: of, workers, lives } = engine({ close: () => "report" }, open);
    const reading = load(of, 1, "abc");
    await until(() => names(workers[0]).includes("push"));
    workers[0].die();
    await until(() => workers[1] && names(workers[1]).includes("push"));
    // What the first reading still gets from the disk may not reach the second worker.
    release();
    assert.equal(await reading, "report");
    const text = (worker) =>
      worker.calls
        .filter(([action]) => action === "push")
        .map(([, { bytes }]) => new TextDecoder().decode(bytes))
        .join("");
    assert.equal(text(workers[1]), "abc");
    assert.equal(workers.length, 2);
    assert.deepEqual(lives, ["restarting", "restarted"]);
  });

  test("may be gone again while the next is told everything: files, model and the ask come through", async () => {
    let isSlow = false;
    const slow = () => new Promise(() => undefined);
    const open = async (file) => ({
      stream: isSlow ? new ReadableStream({ pull: slow }) : file.stream(),
      isText: true,
    });
    const { engine: of, workers, losses } = engine({ ask: ({ ask }) => ask }, open);
    await of.setModels(["{}"]);
    for (const file of [1, 2]) await load(of, file, "a\n");
    workers[0].hold = isSlow = true;
    const answer = of.ask("overview", {});
    await until(() => names(workers[0]).includes("ask"));
    workers[0].die();
    for (const at of [1, 2, 3, 4]) {
      await until(() => workers[at] && opened(workers[at]).includes(1));
      if (at === 4) isSlow = false;
      workers[at].die();
    }
    assert.equal(await answer, "overview");
    assert.deepEqual(names(workers.at(-1))[0], "set_models");
    assert.deepEqual(opened(workers.at(-1)), [1, 2]);
    assert.deepEqual(losses, []);
  });

  test("and a file that cannot be read again is lost, is told of, and takes nothing with it", async () => {
    let isThere = true;
    const open = async (file, name) => {
      if (name === "1.csv" && !isThere) throw new DOMException("moved", "NotFoundError");
      return { stream: file.stream(), isText: true };
    };
    const { engine: of, workers, losses } = engine({ ask: ({ ask }) => ask }, open);
    for (const file of [1, 2]) await load(of, file, "a\n");
    isThere = false;
    workers[0].die();
    assert.equal(await of.ask("overview", {}), "overview");
    assert.deepEqual(losses, [1]);
    assert.equal(of.source(1), null);
    assert.ok(of.source(2));
  });
});
