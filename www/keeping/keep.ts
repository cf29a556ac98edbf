// The conductor's part of keeping: what was kept comes back at the start, what is set is kept by itself, files only if asked.

import { hear } from "../components/element.ts";
import type { Engine, Load } from "../engine/client.ts";
import { date, plural } from "../format.ts";
import { alike } from "../state/alike.ts";
import { inUse } from "../state/edit.ts";
import type { Event } from "../state/event.ts";
import { type Days, type Keeping, type Kept, readKept, keptText as written } from "../state/kept.ts";
import { blob, heldFile } from "../state/kept_file.ts";
import { holdings } from "../state/opening.ts";
import { documentsIn, type Project, projectOf } from "../state/project.ts";
import { inShape, number, objectOf, text } from "../state/shape.ts";
import type { State } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import { forgetAll, forgetFiles, type KeptFile, keepFiles, keepText, keptFiles, keptText } from "./shelf.ts";

interface Given {
  store: Store<State, Event>;
  engine: Engine;
  load: (jobs: (Load & { isSized: true; file: number })[]) => void;
}

/** Typing is over when nothing has changed for so many milliseconds. */
const PAUSE = 300;
const DAY = 86_400_000;

const keptFile = objectOf<KeptFile>({ ...heldFile, key: text(100), source: blob, until: number(0, 8.64e15) });

export interface Keeper {
  /** What was kept, once at the start; `null` for nothing. */
  recall: () => Promise<Project | null>;
  /** Files that were kept are read. */
  recallFiles: () => Promise<void>;
}

export function conductKeeping({ store, engine, load }: Given): Keeper {
  const { send } = store;
  /** The project as it is kept, to see whether there is anything to keep. */
  let kept: Project | null = null;
  let due: ReturnType<typeof setTimeout> | undefined;
  /** By file: the name under which it is kept, what is kept of it and until when. */
  const shelved = new Map<number, Omit<KeptFile, "source">>();

  const know = (keeping: Keeping, notice: string | null = null): void => send({ type: "keeping", keeping, notice });
  const nowhere = (): void =>
    know({ where: "nowhere", why: "This browser allows no storage here, or has no more room." });

  const start = look();
  /** Nothing is written before what was kept is back. */
  let isRecalled = false;

  /** What the storage holds, before anything else has started. */
  function look(): Kept | null {
    let held: string | null;
    try {
      held = keptText();
    } catch {
      nowhere();
      return null;
    }
    if (held === null) {
      know({ where: "browser", days: null });
      return null;
    }
    const read = readKept(held);
    if ("read" in read) {
      know({ where: "browser", days: read.read.days });
      return read.read;
    }
    const says = `What stands in this browser under Cutline’s name is not taken: ${read.refused}`;
    know(read.isNewer ? { where: "nowhere", why: says } : { where: "browser", days: null }, says);
    return null;
  }

  async function recall(): Promise<Project | null> {
    const isSound = start !== null && (await isRight(engine, start.project));
    isRecalled = true;
    if (!start) return null;
    const { at, days, project } = start;
    if (!isSound) {
      know({ where: "browser", days }, "What this browser kept is not taken: a model in it is none.");
      return null;
    }
    kept = project;
    const files = days === null ? " Files are not kept: load them again." : "";
    const on = date(new Date(at).toISOString().slice(0, 10));
    know({ where: "browser", days }, `Your work of ${on} is back: ${holdings(project)}.${files}`);
    return project;
  }

  async function recallFiles(): Promise<void> {
    const { keeping } = store.state;
    if (keeping.where !== "browser" || keeping.days === null) return;
    const now = Date.now();
    const held = (await keptFiles()).flatMap((file) => inShape(keptFile, file) ?? []);
    const gone = held.filter(({ until }) => until <= now);
    if (gone.length > 0) {
      await keepFiles(
        [],
        gone.map(({ key }) => key),
      );
      send({ type: "said", says: `${plural(gone.length, "file")} had been kept long enough and was let go.` });
    }
    const jobs = held.filter(({ until }) => until > now).map((file) => ({ ...file, file: engine.number() }));
    for (const { file, source: _, ...rest } of jobs) shelved.set(file, rest);
    load(
      jobs.map(({ file, source, name, table, sheet, share }) => {
        return { file, source, name, table, sheet, share, isSized: true };
      }),
    );
  }

  function keep(): void {
    clearTimeout(due);
    due = undefined;
    const { keeping, history } = store.state;
    if (keeping.where !== "browser" || !isRecalled) return;
    const project = projectOf(store.state);
    // Whoever only looked has nothing to keep.
    const isTouched = kept !== null || history.past.length > 0 || history.future.length > 0 || keeping.days !== null;
    if (!isTouched || (kept && alike(kept, project))) return;
    write(project, keeping.days);
  }

  function write(project: Project, days: Days | null): void {
    try {
      keepText(written({ at: Date.now(), days, project }));
      kept = project;
    } catch {
      nowhere();
    }
  }

  /** What is kept of files follows what is loaded. */
  let shelving: Promise<void> = Promise.resolve();
  function shelve(): void {
    shelving = shelving.then(shelveNow).catch(() => {
      if (store.state.keeping.where === "browser") {
        know({ where: "browser", days: null });
        send({
          type: "said",
          says: "This browser has no room to keep the files; your settings are kept all the same.",
        });
      }
    });
  }

  async function shelveNow(): Promise<void> {
    const { keeping, files, loading } = store.state;
    if (keeping.where !== "browser" || keeping.days === null) return;
    const until = Date.now() + keeping.days * DAY;
    const put = new Map<number, KeptFile>();
    for (const { id, name, table, sheet, share } of files) {
      const source = engine.source(id);
      if (!source) continue;
      const before = shelved.get(id);
      const told = { name, table, sheet, share: share && { columns: share.columns, one_in: share.one_in } };
      const file = { key: before?.key ?? `${Date.now()} ${id}`, until: before?.until ?? until, ...told };
      if (!before || !alike(before, file)) put.set(id, { ...file, source });
    }
    const here = new Set([...files.map(({ id }) => id), ...loading.map(({ file }) => file)]);
    const gone = [...shelved].filter(([id]) => !here.has(id));
    if (put.size + gone.length === 0) return;
    await keepFiles(
      [...put.values()],
      gone.map(([, { key }]) => key),
    );
    for (const [id] of gone) shelved.delete(id);
    for (const [id, { source: _, ...file }] of put) shelved.set(id, file);
  }

  store.listen((now, before) => {
    if (now.keeping.where !== "browser" || !isRecalled) return;
    due ??= setTimeout(keep, PAUSE);
    if (now.files !== before.files) shelve();
  });
  // A page that is closed gets no more time.
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());

  hear("files-kept", (days) => {
    if (store.state.keeping.where !== "browser") return;
    know({ where: "browser", days });
    write(projectOf(store.state), days);
    // Those kept before are kept from now on for so long.
    shelving = shelving.then(async () => {
      shelved.clear();
      await forgetFiles();
    });
    shelve();
  });
  hear("everything-forgotten", () => {
    clearTimeout(due);
    due = undefined;
    know({ where: "forgotten" });
    kept = null;
    shelving = shelving
      .then(async () => {
        shelved.clear();
        await forgetAll();
        send({ type: "said", says: "Everything is forgotten: nothing of Cutline is left in this browser’s storage." });
      })
      .catch(nowhere);
  });
  hear("keeping-wanted", () => {
    know({ where: "browser", days: null });
    write(projectOf(store.state), null);
  });
  hear("notice-dismissed", () => send({ type: "notice_dismissed" }));

  addEventListener("beforeunload", (event) => {
    if (isLost(store.state)) event.preventDefault();
  });

  return { recall, recallFiles: () => recallFiles().catch(() => undefined) };
}

/** Leaving would lose what somebody did. */
function isLost({ keeping, history, editing, savedAt }: State): boolean {
  if (editing.wrong !== null) return true;
  return keeping.where !== "browser" && history.past.length > 0 && history.past.at(-1) !== savedAt;
}

/** The core finds every model in it right. */
export async function isRight(engine: Engine, project: Project): Promise<boolean> {
  const texts = new Set(documentsIn(project).map(inUse));
  for (const document of texts) if ((await engine.judged(document)).error) return false;
  return true;
}
