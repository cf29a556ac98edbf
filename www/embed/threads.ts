// Where a board computes: in a worker of its own, so that the host page never waits for it, however many its rows. The
// worker is a file beside the element's own, which a policy with `script-src 'self'` lets start. Where none starts (the
// files come from another origin, the policy forbids workers) the core runs in the host page's own thread.

import { answering } from "../engine/actions.ts";
import type { Call, Reply, Thread } from "../engine/messages.ts";
import { compiled } from "./core.ts";
import { ownThread, type Run } from "./own_thread.ts";

/** How threads are made here; refused with the reason where nothing can be computed. */
export async function threads(): Promise<() => Thread> {
  const module = await compiled();
  const worker = (): Worker => {
    const made = __BOARD_WORKER__();
    made.postMessage(module);
    return made;
  };
  let first = await started(worker);
  if (!first) {
    const run = await ownThread();
    return () => new Here(run);
  }
  return () => {
    const next = first ?? worker();
    first = null;
    return next;
  };
}

/** A worker that has answered; `null` where none starts. */
function started(make: () => Worker): Promise<Worker | null> {
  return new Promise((resolve) => {
    try {
      const worker = make();
      worker.onmessage = () => resolve(worker);
      worker.onerror = (event) => {
        event.preventDefault();
        worker.terminate();
        resolve(null);
      };
      worker.postMessage({ id: 0, action: "word_lists", given: {} } satisfies Call);
    } catch {
      resolve(null);
    }
  });
}

class Here implements Thread {
  onmessage: Thread["onmessage"] = null;
  onerror: Thread["onerror"] = null;
  #run: Run | null;
  #answer: ((call: Call) => Reply) | null = null;

  constructor(run: Run) {
    this.#run = run;
  }

  /** Each call in a task of its own, so that the page can do something between two of them. */
  postMessage(call: Call): void {
    setTimeout(() => {
      if (this.#run) this.onmessage?.(new MessageEvent("message", { data: this.#reply(call, this.#run) }));
    });
  }

  terminate(): void {
    this.#run = null;
  }

  #reply(call: Call, run: Run): Reply {
    try {
      return run((bench) => {
        this.#answer ??= answering(bench);
        const reply = this.#answer(call);
        if ("fault" in reply) throw new Error(reply.fault);
        return reply;
      });
    } catch (error) {
      return { id: call.id, fault: String(error) };
    }
  }
}
