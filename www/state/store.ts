// The one store: holds the state, runs events through `update`, and tells those who asked to know.
// Listeners are told once for each event, with the state before, so that they can see what changed.

export interface Store<S, E> {
  readonly state: S;
  send(event: E): void;
  listen(listener: (now: S, before: S) => void): void;
}

export function createStore<S, E>(initial: S, update: (state: S, event: E) => S): Store<S, E> {
  let state = initial;
  const listeners: ((now: S, before: S) => void)[] = [];
  return {
    get state() {
      return state;
    },
    send(event) {
      const before = state;
      state = update(before, event);
      if (state !== before) for (const listener of listeners) listener(state, before);
    },
    listen(listener) {
      listeners.push(listener);
    },
  };
}
