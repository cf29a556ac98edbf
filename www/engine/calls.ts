// One worker and the calls that it has not answered. Once it has ended, every call to it is refused: what was meant for it
// never reaches the one that comes after it.

import type { Action, Actions, Call, Thread } from "./messages.ts";
import { Refused } from "./refused.ts";

/** The worker ended before it answered. `blamed`: this call was the one that it was at. */
export class WorkerEnded extends Error {
  readonly blamed: boolean;
  constructor(blamed = false) {
    super();
    this.blamed = blamed;
  }
}

interface Pending {
  call: Call;
  resolve: (answer: never) => void;
  reject: (reason: Error) => void;
}

export class Calls {
  private readonly thread: Thread;
  private readonly over = new AbortController();
  private lastId = 0;
  /** What the worker was at when it ended; `null` while it lives, and where it was at nothing. */
  private was: Call | null = null;
  /** In the order in which they were made, which is that in which they are answered. */
  private readonly pending = new Map<number, Pending>();

  /** `broke` is told at most once, and not of an end that was asked for. */
  constructor(thread: Thread, broke: () => void) {
    this.thread = thread;
    const once = (): void => {
      if (!this.ended.aborted) broke();
    };
    thread.onmessage = ({ data }) => {
      const waiting = this.pending.get(data.id);
      if ("fault" in data) return once();
      this.pending.delete(data.id);
      if ("refused" in data) waiting?.reject(new Refused(data.refused));
      else waiting?.resolve(data.answer as never);
    };
    thread.onerror = (event) => {
      event.preventDefault();
      once();
    };
    thread.ongone = once;
  }

  get ended(): AbortSignal {
    return this.over.signal;
  }

  /** Whether the worker ended while it was at this file. */
  endedAt(file: number): boolean {
    return this.was !== null && "file" in this.was.given && this.was.given.file === file;
  }

  call<A extends Action>(
    action: A,
    given: Actions[A]["with"],
    transfer: Transferable[] = [],
  ): Promise<Actions[A]["answer"]> {
    if (this.ended.aborted) return Promise.reject(new WorkerEnded());
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const call: Call = { id, action, given };
      this.pending.set(id, { call, resolve, reject });
      this.thread.postMessage(call, transfer);
    });
  }

  /** Ends the worker. Whoever waits is told; a worker takes one call after the other, so it was at the oldest. */
  end(): void {
    const [first = null, ...others] = this.pending.values();
    this.was = first?.call ?? null;
    first?.reject(new WorkerEnded(true));
    for (const { reject } of others) reject(new WorkerEnded());
    this.abandon();
  }

  /** Ends the worker, and whoever waits is never told. */
  abandon(): void {
    this.pending.clear();
    this.thread.terminate();
    this.over.abort(new WorkerEnded());
  }
}
