// The conductor's part of the way back and forth: the keyboard, files that go and come back, and what the worker is told.

import { hear } from "../components/element.ts";
import type { Engine } from "../engine/client.ts";
import type { Mapping } from "../engine/protocol.gen.ts";
import type { Event } from "../state/event.ts";
import type { State } from "../state/state.ts";
import type { Store } from "../state/store.ts";

interface Given {
  store: Store<State, Event>;
  engine: Engine;
  letGo: (file: number) => void;
  bringBack: (file: number) => void;
  /** A file of which nobody has said any more what it is. */
  readAnew: (file: number) => void;
}

const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);

export function conductHistory({ store, engine, letGo, bringBack, readAnew }: Given): void {
  const { send } = store;

  function back(gone?: number): void {
    const { past } = store.state.history;
    const file = gone ?? past.at(-1)?.gone ?? null;
    send(gone === undefined ? { type: "undone" } : { type: "undone", gone });
    if (file !== null) bringBack(file);
  }

  function forth(): void {
    const gone = store.state.history.future[0]?.gone ?? null;
    if (gone !== null) letGo(gone);
    send({ type: "redone" });
  }

  hear("undo-wanted", () => back());
  hear("redo-wanted", forth);
  hear("removal-undone", () => {
    const file = store.state.removed?.file;
    if (file !== undefined) back(file);
  });

  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    // What is typed has a history of its own, but in the model's editor, whose every letter is in this one already.
    const at = event.target as HTMLElement;
    if (at.matches(TYPED) && !at.closest("cut-editor")) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) forth();
    else back();
  });

  store.listen((now, before) => {
    // What a file is taken for is told only where somebody said it: the worker's own answers say it too.
    if (now.history !== before.history)
      for (const { id, table } of now.files) {
        const was = before.files.find((file) => file.id === id);
        if (!was || was.table === table) continue;
        if (table === null) readAnew(id);
        else quietly(engine.setTable(id, table));
      }
    if (now.choices === before.choices) return;
    const none: Mapping = {};
    for (const { id } of now.files) {
      const mapping = now.choices[id] ?? none;
      if (mapping !== (before.choices[id] ?? none)) quietly(engine.setMapping(id, mapping));
    }
  });
}

const TYPED =
  'textarea, [contenteditable], input:not([type="radio"], [type="checkbox"], [type="range"], [type="file"], [type="button"])';
