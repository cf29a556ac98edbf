// The one file that knows the worker: keeps what a new worker would need, and starts one when it has ended. Nothing is sent
// twice by a caller: the client itself replays files, mappings, lists, model and settings, reads on, and asks again.

import { Calls, WorkerEnded } from "./calls.ts";
import { feed, type Progress, type Source } from "./feed.ts";
import type { Actions, Answers, Ask, Given, Thread } from "./messages.ts";
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
import { Turns } from "./turns.ts";

export { Refused };

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

/** What the client tells its owner about the worker's life. */
export type Life = "restarting" | "restarted" | "failed";
/** The files that came back no more, by their numbers. */
type OnLife = (life: Life, lost: number[]) => void;

/** What has ended the worker so often is not tried again; everything else goes on. */
const BREAKS = 3;
/** Ends without a single answer between them, after which no other worker is started. */
const ENDS_IN_A_ROW = 6;

export class Engine {
  private readonly makeWorker: () => Thread;
  private readonly onLife: OnLife;
  private readonly open: Open;
  private calls: Calls;
  /** Until the worker holds what the one before it held. */
  private ready: Promise<void> = Promise.resolve();
  private ends = 0;
  private lastFile = 0;
  private readonly turns = new Turns();
  private readonly kept = new Map<number, Kept>();
  /** How often reading a file has ended the worker, since it was last read. */
  private readonly breaks = new Map<number, number>();
  private lost: number[] = [];
  private models: string[] | null = null;
  private settings: Actions["set_settings"]["with"] | null = null;
  private lists: Partial<ListsDocument> | null = null;

  constructor(makeWorker: () => Thread, onLife: OnLife, open: Open = asText) {
    this.makeWorker = makeWorker;
    this.onLife = onLife;
    this.open = open;
    this.calls = this.start();
  }

  /** A number for a file to be loaded, unique for the life of the page. */
  number(): number {
    return ++this.lastFile;
  }

  /** Reads a file into the worker. Refused with `unreadable_file`, or ends with an AbortError; nothing else is touched. */
  async load(file: number, load: Load, progress: (now: Progress) => void, signal: AbortSignal): Promise<FileReport> {
    for (;;) {
      const calls = await this.up();
      signal.throwIfAborted();
      try {
        const report = await this.read(calls, file, load, progress, signal);
        this.kept.set(file, { ...load, mapping: null });
        this.ends = 0;
        return report;
      } catch (error) {
        if (!(error instanceof WorkerEnded) || this.isBroken(calls, file)) throw error;
      }
    }
  }

  /** What a file would be taken for that starts so. */
  async look(name: string, bytes: ArrayBuffer): Promise<FileReport> {
    return this.persist((calls) => calls.call("look", { name, bytes }));
  }

  /** What a file was read from. */
  source(file: number): Blob | null {
    return this.kept.get(file)?.source ?? null;
  }

  async drop(file: number): Promise<void> {
    this.kept.delete(file);
    await (await this.up()).call("drop", { file });
  }

  async setTable(file: number, table: Table): Promise<void> {
    const kept = this.kept.get(file);
    if (kept) Object.assign(kept, { table, mapping: null });
    await (await this.up()).call("set_table", { file, table });
  }

  async setMapping(file: number, mapping: Mapping): Promise<void> {
    const kept = this.kept.get(file);
    if (kept) kept.mapping = mapping;
    await (await this.up()).call("set_mapping", { file, mapping });
  }

  async setModels(texts: string[]): Promise<void> {
    this.models = texts;
    await (await this.up()).call("set_models", { texts });
  }

  async setSettings(settings: Partial<Settings>, as_of: string | null, today: string): Promise<void> {
    this.settings = { settings, as_of, today };
    await (await this.up()).call("set_settings", this.settings);
  }

  /** Lists in place of the product's own; those left out are the product's. */
  async setLists(lists: Partial<ListsDocument>): Promise<void> {
    this.lists = lists;
    await (await this.up()).call("set_lists", { lists });
  }

  async wordLists(): Promise<ListsDocument> {
    return this.persist((calls) => calls.call("word_lists", {}));
  }

  async starterModels(): Promise<StarterModel[]> {
    return this.persist((calls) => calls.call("starter_models", {}));
  }

  async sampleFiles(seed: number): Promise<SampleFile[]> {
    return this.persist((calls) => calls.call("sample_files", { seed }));
  }

  /** Latest wins: `null` for an ask that a newer one of its kind has made pointless. */
  async ask<A extends Ask>(ask: A, given: Given<A>): Promise<Answers[A] | null> {
    const request = { ask, ...given } as Request;
    return this.turns.take(ask, () => this.persist((calls) => calls.call("ask", request) as Promise<Answers[A]>));
  }

  /** What the core finds of a model document, whatever else is asked meanwhile: one that was chosen is never passed over. */
  async judged(text: string): Promise<Answers["model"]> {
    return this.persist((calls) => calls.call("ask", { ask: "model", text })) as Promise<Answers["model"]>;
  }

  /** Packets as a file, whatever else is asked meanwhile: one that was chosen always comes. */
  async packets(format: PacketFormat): Promise<Answers["packets"]> {
    return this.persist((calls) => calls.call("ask", { ask: "packets", format })) as Promise<Answers["packets"]>;
  }

  /** What each of these models would answer, in one go: nothing else is asked under them, and those in use stay in use. */
  async beside(texts: string[], asks: Request[]): Promise<Answers[Ask][][]> {
    return this.persist(async (calls) => {
      const answers = texts.map((text) => {
        const set = calls.call("set_models", { texts: [text] });
        return Promise.all([set, ...asks.map((request) => calls.call("ask", request))]);
      });
      const back = calls.call("set_models", { texts: this.models ?? [] });
      const [all] = await Promise.all([Promise.all(answers), back]);
      return all.map(([, ...answered]) => answered);
    });
  }

  /** Nobody wants it any more: what waits is never answered. */
  end(): void {
    this.calls.abandon();
  }

  /** The worker, once it holds everything. */
  private async up(): Promise<Calls> {
    for (;;) {
      const { calls, ready } = this;
      try {
        await ready;
        if (calls === this.calls) return calls;
      } catch (error) {
        // One that ended while it was told everything has a successor, unless no other was started.
        if (calls === this.calls) throw error;
      }
    }
  }

  /** Is answered by the new worker where the old one ended under it; refused where it is what ends them. */
  private async persist<T>(work: (calls: Calls) => Promise<T>): Promise<T> {
    for (let breaks = 0; ; ) {
      const calls = await this.up();
      try {
        const answer = await work(calls);
        this.ends = 0;
        return answer;
      } catch (error) {
        if (!(error instanceof WorkerEnded)) throw error;
        if (error.blamed && ++breaks === BREAKS) throw new Refused({ code: "broken", message: BROKEN });
      }
    }
  }

  private async read(
    calls: Calls,
    file: number,
    { source, name, table, sheet = null, share = null }: Load,
    progress: (now: Progress) => void,
    signal: AbortSignal,
  ): Promise<FileReport> {
    await calls.call("open", { file, name, table, share });
    try {
      const opened = await this.open(source, name, sheet);
      const either = AbortSignal.any([signal, calls.ended]);
      await feed(opened, (bytes) => calls.call("push", { file, bytes }, [bytes]), progress, either);
      const report = await calls.call("close", { file });
      this.breaks.delete(file);
      return report;
    } catch (error) {
      void calls.call("drop", { file }).catch(() => undefined);
      throw error;
    }
  }

  /** Whether reading a file has ended the worker so often that it is not tried again. */
  private isBroken(calls: Calls, file: number): boolean {
    const breaks = (this.breaks.get(file) ?? 0) + (calls.endedAt(file) ? 1 : 0);
    this.breaks.set(file, breaks);
    return breaks >= BREAKS;
  }

  private start(): Calls {
    return new Calls(this.makeWorker(), () => this.restart());
  }

  /** Ends the worker, starts another and replays what it held. */
  private restart(): void {
    const ended = this.calls;
    this.ends += 1;
    if (this.ends >= ENDS_IN_A_ROW) {
      this.ready = Promise.reject(new WorkerEnded());
      this.onLife("failed", []);
    } else {
      this.onLife("restarting", []);
      this.calls = this.start();
      this.ready = this.replay(this.calls);
    }
    this.ready.catch(() => undefined);
    ended.end();
  }

  private async replay(calls: Calls): Promise<void> {
    if (this.settings) await again(calls.call("set_settings", this.settings));
    if (this.lists) await again(calls.call("set_lists", { lists: this.lists }));
    if (this.models) await again(calls.call("set_models", { texts: this.models }));
    const never = new AbortController().signal;
    for (const [file, { mapping, ...load }] of this.kept)
      try {
        await this.read(calls, file, load, () => undefined, never);
        if (mapping) await again(calls.call("set_mapping", { file, mapping }));
      } catch (error) {
        const ended = error instanceof WorkerEnded;
        // What has been moved or changed since it was chosen cannot be read again, and only its owner can choose it again.
        if (!ended || this.isBroken(calls, file)) this.lose(file);
        if (ended) throw error;
      }
    this.onLife("restarted", this.lost.splice(0));
  }

  private lose(file: number): void {
    this.kept.delete(file);
    this.lost.push(file);
  }
}

const BROKEN = "Working this out has broken down each time it was tried, so it is left out. Everything else goes on.";

/** What was refused before is refused again, and was told then. */
const again = (told: Promise<unknown>): Promise<unknown> =>
  told.catch((error) => {
    if (!(error instanceof Refused)) throw error;
  });
