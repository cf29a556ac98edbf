// How the page learns that a worker is gone. A browser that ends one, for want of memory, say, tells nobody; but what
// holds a lock lets go of it by ending. So a worker holds one by its own name for life, and the page waits for it.
// Where a page has no locks (plain HTTP from another machine) such an end goes unnoticed; one that a worker can tell does not.

/** What a worker tells once it holds its lock. */
interface Held {
  held: true;
}

/** A worker of which neither that nor anything else is heard for so long, in milliseconds, has ended before it began. */
const SILENCE = 10_000;

/** In the worker: says that it lives, for as long as it does. */
export function holdOn(): void {
  void navigator.locks?.request(self.name, () => {
    postMessage({ held: true } satisfies Held);
    return new Promise(() => undefined);
  });
}

/** In the page: makes a worker under a name of its own, whose `ongone` is called when it is gone, whoever ended it. */
export function watched(make: (name: string) => Worker): Worker & { ongone: (() => void) | null } {
  const name = `${performance.timeOrigin} ${performance.now()} ${Math.random()}`;
  const worker = Object.assign(make(name), { ongone: null as (() => void) | null });
  const gone = (): void => worker.ongone?.();
  if (!globalThis.navigator?.locks) return worker;
  const unheard = setTimeout(gone, SILENCE);
  worker.addEventListener("message", (event: MessageEvent) => {
    clearTimeout(unheard);
    if (!(event.data as Partial<Held>).held) return;
    event.stopImmediatePropagation();
    void navigator.locks.request(name, gone);
  });
  return worker;
}
