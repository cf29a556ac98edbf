// The one file that knows the worker: numbers the calls, keeps what a new worker would need, and starts one after a crash.
// Nothing is sent twice by a caller: after a crash the client itself replays files, mappings, lists, model and settings.

import { feed, type Progress, type Source } from "./feed.ts";
import type { Action, Actions, Answers, Ask, Call, Given, Thread } from "./messages.ts";
import type {
  FileReport,
  ListsDocument,
  Mapping,
  PacketFormat,
  Request,
  SampleFile,
  Settings,
  Share,
  StarterModel,
  Table,
} from "./protocol.gen.ts";
import { Refused } from "./refused.ts";

export { Refused };

/** The worker ended before it answered. Whoever waits sees this only where a replay cannot answer for it. */
export class WorkerEnded extends Error {}

interface Pending {
  resolve: (answer: never) => void;
  reject: (reason: Error) => void;
}

/** How a file is read into the worker. */
export interface Load {
  source: Blob;
  name: string;
  table: Table | null;
  /** The sheet of a workbook; without one the first that has rows. */
  sheet?: string | null;
  /** Whose rows are read, where not all are. */
  share?: Share | null;
}

/** The stream of a file, or of the rows that are made of it. */
export type Open = (file: Blob, name: string, sheet: string | null) => Promise<Source>;

const asText: Open = async (file) => ({ stream: file.stream(), isText: true });

interface Kept extends Load {
  mapping: Mapping | null;
}

interface Slot {
  busy: boolean;
  next: (() => void) | null;
  drop: (() => void) | null;
}

/** What the client tells its owner about the worker's life. */
export type Life = "restarting" | "restarted" | "failed";

const CRASHES_IN_A_ROW = 3;

export class Engine {
  private readonly makeWorker: () => Thread;
  private readonly onLife: (life: Life, lostFile: string | null) => void;
  private readonly open: Open;
  private worker: Thread;
  private lastId = 0;
  private crashes = 0;
  private lastFile = 0;
  private readonly pending = new Map<number, Pending>();
  private readonly kept = new Map<number, Kept>();
  private readonly slots = new Map<string, Slot>();
  private models: string[] | null = null;
  private settings: Actions["set_settings"]["with"] | null = null;
  private lists: Partial<ListsDocument> | null = null;
  private reading: { file: number; name: string } | null = null;
  private ready: Promise<void> = Promise.resolve();

  constructor(makeWorker: () => Thread, onLife: (life: Life, lostFile: string | null) => void, open: Open = asText) {
    this.makeWorker = makeWorker;
    this.onLife = onLife;
    this.open = open;
    this.worker = this.start();
  }

  /** A number for a file to be loaded, unique for the life of the page. */
  number(): number {
    return ++this.lastFile;
  }

  /** Reads a file into the worker. Refused with `unreadable_file`, or ends with an AbortError; nothing else is touched. */
  async load(file: number, load: Load, progress: (now: Progress) => void, signal: AbortSignal): Promise<FileReport> {
    await this.ready;
    signal.throwIfAborted();
    this.reading = { file, name: load.name };
    try {
      const report = await this.read(file, load, progress, signal);
      this.kept.set(file, { ...load, mapping: null });
      return report;
    } finally {
      if (this.reading?.file === file) this.reading = null;
    }
  }

  /** What a file would be taken for that starts so. */
  async look(name: string, bytes: ArrayBuffer): Promise<FileReport> {
    return this.persist(() => this.call("look", { name, bytes }));
  }

  /** What a file was read from. */
  source(file: number): Blob | null {
    return this.kept.get(file)?.source ?? null;
  }

  async drop(file: number): Promise<void> {
    this.kept.delete(file);
    await this.ready;
    await this.call("drop", { file });
  }

  async setTable(file: number, table: Table): Promise<void> {
    const kept = this.kept.get(file);
    if (kept) Object.assign(kept, { table, mapping: null });
    await this.ready;
    await this.call("set_table", { file, table });
  }

  async setMapping(file: number, mapping: Mapping): Promise<void> {
    const kept = this.kept.get(file);
    if (kept) kept.mapping = mapping;
    await this.ready;
    await this.call("set_mapping", { file, mapping });
  }

  async setModels(texts: string[]): Promise<void> {
    this.models = texts;
    await this.ready;
    await this.call("set_models", { texts });
  }

  async setSettings(settings: Partial<Settings>, as_of: string | null, today: string): Promise<void> {
    this.settings = { settings, as_of, today };
    await this.ready;
    await this.call("set_settings", this.settings);
  }

  /** Lists in place of the product's own; those left out are the product's. */
  async setLists(lists: Partial<ListsDocument>): Promise<void> {
    this.lists = lists;
    await this.ready;
    await this.call("set_lists", { lists });
  }

  async wordLists(): Promise<ListsDocument> {
    return this.call("word_lists", {});
  }

  async starterModels(): Promise<StarterModel[]> {
    return this.call("starter_models", {});
  }

  async sampleFiles(seed: number): Promise<SampleFile[]> {
    await this.ready;
    return this.call("sample_files", { seed });
  }

  /**
   * Answers, Ask, latest wins: while one ask of a kind is under way only the newest of those that came since waits for its turn.
   * `null` for an ask that a newer one of its kind has made pointless.
   */
  async ask<A extends Ask>(ask: A, given: Given<A>): Promise<Answers[A] | null> {
    const slot = this.slots.get(ask) ?? { busy: false, next: null, drop: null };
    this.slots.set(ask, slot);
    if (slot.busy) {
      slot.drop?.();
      const mine = await new Promise<boolean>((resolve) => {
        slot.next = () => resolve(true);
        slot.drop = () => resolve(false);
      });
      if (!mine) return null;
    }
    slot.busy = true;
    try {
      const answer = await this.persist(() => this.call("ask", { ask, ...given } as Request));
      return slot.next ? null : (answer as Answers[A]);
    } finally {
      const next = slot.next;
      slot.busy = next !== null;
      slot.next = slot.drop = null;
      next?.();
    }
  }

  /** What the core finds of a model document, whatever else is asked meanwhile: one that was chosen is never passed over. */
  async judged(text: string): Promise<Answers["model"]> {
    return this.persist(() => this.call("ask", { ask: "model", text })) as Promise<Answers["model"]>;
  }

  /** Packets as a file, whatever else is asked meanwhile: one that was chosen always comes. */
  async packets(format: PacketFormat): Promise<Answers["packets"]> {
    return this.persist(() => this.call("ask", { ask: "packets", format })) as Promise<Answers["packets"]>;
  }

  /** What each of these models would answer, in one go: nothing else is asked under them, and those in use stay in use. */
  async beside(texts: string[], asks: Request[]): Promise<Answers[Ask][][]> {
    return this.persist(async () => {
      const answers = texts.map((text) => {
        const set = this.call("set_models", { texts: [text] });
        return Promise.all([set, ...asks.map((request) => this.call("ask", request))]);
      });
      const back = this.call("set_models", { texts: this.models ?? [] });
      const [all] = await Promise.all([Promise.all(answers), back]);
      return all.map(([, ...answered]) => answered);
    });
  }

  /** Nobody wants it any more: what waits is never answered. */
  end(): void {
    this.pending.clear();
    this.worker.terminate();
  }

  /** An ask is answered by the new worker when the old one ended under it. */
  private async persist<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      await this.ready;
      try {
        const answer = await work();
        this.crashes = 0;
        return answer;
      } catch (error) {
        if (!(error instanceof WorkerEnded)) throw error;
      }
    }
  }

  private async read(
    file: number,
    { source, name, table, sheet = null, share = null }: Load,
    progress: (now: Progress) => void,
    signal: AbortSignal,
  ): Promise<FileReport> {
    await this.call("open", { file, name, table, share });
    try {
      const opened = await this.open(source, name, sheet);
      await feed(opened, (bytes) => this.call("push", { file, bytes }, [bytes]), progress, signal);
      return await this.call("close", { file });
    } catch (error) {
      if (!(error instanceof WorkerEnded)) void this.call("drop", { file }).catch(() => undefined);
      throw error;
    }
  }

  private call<A extends Action>(
    action: A,
    given: Actions[A]["with"],
    transfer: Transferable[] = [],
  ): Promise<Actions[A]["answer"]> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ id, action, given } satisfies Call, transfer);
    });
  }

  private start(): Thread {
    const worker = this.makeWorker();
    worker.onmessage = ({ data }) => {
      const waiting = this.pending.get(data.id);
      this.pending.delete(data.id);
      if ("fault" in data) this.restart(waiting);
      else if ("refused" in data) waiting?.reject(new Refused(data.refused));
      else waiting?.resolve(data.answer as never);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.restart();
    };
    return worker;
  }

  /** Ends the worker, starts another and replays what it held. A file that was being read when it ended is not read again. */
  private restart(first?: Pending): void {
    this.worker.terminate();
    this.crashes += 1;
    const waiting = [...(first ? [first] : []), ...this.pending.values()];
    this.pending.clear();
    const lost = this.reading?.name ?? null;
    if (this.reading) this.kept.delete(this.reading.file);
    this.reading = null;
    if (this.crashes >= CRASHES_IN_A_ROW) {
      this.ready = Promise.reject(new WorkerEnded());
      this.ready.catch(() => undefined);
      this.onLife("failed", lost);
    } else {
      this.onLife("restarting", lost);
      this.worker = this.start();
      this.ready = this.replay();
      this.ready.then(
        () => this.onLife("restarted", lost),
        () => undefined,
      );
    }
    for (const { reject } of waiting) reject(new WorkerEnded());
  }

  private async replay(): Promise<void> {
    if (this.settings) await this.call("set_settings", this.settings);
    if (this.lists) await this.call("set_lists", { lists: this.lists });
    if (this.models) await this.call("set_models", { texts: this.models });
    const never = new AbortController().signal;
    for (const [file, { mapping, ...load }] of this.kept) {
      this.reading = { file, name: load.name };
      await this.read(file, load, () => undefined, never);
      if (mapping) await this.call("set_mapping", { file, mapping });
    }
    this.reading = null;
  }
}
