// The board's side of the core: brings the core to what the host page gave last, asks for the lines, and tells what came of
// it. One thing after the other; what was given meanwhile is taken up before anything is told.

import { Engine, Refused } from "../engine/client.ts";
import type { Axis, Mapping, Overview, Settings, Table } from "../engine/protocol.gen.ts";
import { list } from "../format.ts";
import { openingAxis } from "../state/axis.ts";
import { advised, type Curves } from "../state/line.ts";
import { filled } from "../state/targets.ts";
import { startingWarmup } from "../state/warmup.ts";
import type { Given } from "./board_given.ts";
import { modelText } from "./board_model.ts";
import type { TableSource } from "./board_public.ts";
import { Unable } from "./core.ts";
import { fileOf, isGiven, Unfit } from "./tables.ts";
import { threads } from "./threads.ts";

export interface Drawn {
  given: Given;
  /** The document in use, as JSON. */
  model: string;
  settings: Partial<Settings>;
  overview: Overview;
  axis: Axis;
  lines: Curves;
}

/** Nothing can be drawn. */
export interface Lacking {
  message: string;
  code: string | null;
}

export type Told = "empty" | "reading" | Drawn | Lacking;

const TABLES: readonly Table[] = ["activities", "contacts", "accounts", "outcomes"];

/** A table that the core holds, or that it could not read. */
interface Held {
  source: TableSource;
  file: number;
  mapping: Mapping | undefined;
  wrong: Error | null;
}

export class BoardCore {
  /** Settled when the core is loaded. */
  readonly ready: Promise<void>;
  readonly #tell: (told: Told) => void;
  readonly #engine: Promise<Engine>;
  readonly #held = new Map<Table, Held>();
  #wanted: Given | null = null;
  #running = false;
  #ended = false;
  #reading = new AbortController();
  /** What the core was told last: the document, the settings with the day, and the warm-up among them. */
  #model: string | null = null;
  #settings: string | null = null;
  #warmup = 0;

  constructor(tell: (told: Told) => void) {
    this.#tell = tell;
    this.#engine = threads().then((make) => new Engine(make, () => undefined));
    this.ready = this.#engine.then(() => undefined);
  }

  give(given: Given): void {
    if (given === this.#wanted) return;
    // What is being read may be wanted no longer.
    if (given.tables !== this.#wanted?.tables) this.#reading.abort();
    this.#wanted = given;
    if (!this.#running) void this.#run();
  }

  end(): void {
    this.#ended = true;
    this.#reading.abort();
    this.#engine.then(
      (engine) => engine.end(),
      () => undefined,
    );
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let given: Given | null = null; given !== this.#wanted && !this.#ended; ) {
      given = this.#wanted!;
      const told = await this.#computed(given).catch(lacking);
      if (given === this.#wanted && !this.#ended) this.#tell(told);
    }
    this.#running = false;
  }

  async #computed(given: Given): Promise<Told> {
    const engine = await this.#engine;
    fit(given);
    await this.#read(engine, given);
    if (this.#held.size === 0) return "empty";
    for (const { wrong } of this.#held.values()) if (wrong) throw wrong;
    const { files } = (await engine.ask("files", {}))!;
    const missing = files.flatMap((file) =>
      file.missing.length > 0 ? [`${file.name}: ${file.missing.join(" ")}`] : [],
    );
    if (missing.length > 0) return { message: missing.join(" "), code: null };
    const model = modelText(given.model, await engine.starterModels());
    if (model !== this.#model) await engine.setModels([model]);
    this.#model = model;
    const { overview, settings } = await this.#overview(engine, given);
    const axis = overview.axes.find((one) => one.axis === given.axis) ?? openingAxis(overview);
    if (!axis) return { message: "This model has no line: it scores neither people nor accounts.", code: null };
    const targets = filled(given.targets, overview.measured);
    const asked = { axis: axis.axis, objective: given.objective, targets };
    const { sweep, lines, says } = (await engine.ask("lines", asked))!;
    if (!lines) return { message: says ?? "No line can be drawn yet.", code: null };
    return { given, model, settings, overview, axis: axis.axis, lines: advised({ sweep, ...lines }) };
  }

  /** Lets the core hold the tables that are given, each with its mapping, and no others. */
  async #read(engine: Engine, { tables, mappings }: Given): Promise<void> {
    for (const table of TABLES) {
      const source = tables[table];
      const before = this.#held.get(table);
      if (before && before.source !== source) {
        this.#held.delete(table);
        await engine.drop(before.file);
      }
      if (!isGiven(source)) continue;
      if (!this.#held.has(table)) this.#held.set(table, await this.#load(engine, table, source));
      const held = this.#held.get(table)!;
      if (held.wrong || held.mapping === mappings[table]) continue;
      held.mapping = mappings[table];
      await engine.setMapping(held.file, held.mapping ?? {});
    }
  }

  async #load(engine: Engine, table: Table, source: TableSource): Promise<Held> {
    this.#tell("reading");
    this.#reading = new AbortController();
    const held = { source, file: engine.number(), mapping: undefined, wrong: null };
    const name = source instanceof File ? source.name : table;
    try {
      const file = await fileOf(source, name);
      await engine.load(held.file, { source: file, name, table }, () => undefined, this.#reading.signal);
    } catch (error) {
      if (this.#reading.signal.aborted) throw error;
      return { ...held, wrong: error as Error };
    }
    return held;
  }

  /** What there is, with the warm-up that the page itself would start with where the host page says nothing of it. */
  async #overview(engine: Engine, { settings: own, asOf }: Given): Promise<Pick<Drawn, "overview" | "settings">> {
    for (;;) {
      const settings = { ...own, warmup_months: own.warmup_months ?? this.#warmup };
      const today = new Date().toLocaleDateString("sv-SE");
      const told = JSON.stringify([settings, asOf, today]);
      if (told !== this.#settings) await engine.setSettings(settings, asOf, today);
      this.#settings = told;
      const overview = (await engine.ask("overview", {}))!;
      const starting = startingWarmup(overview.first_day, overview.as_of);
      if (settings.warmup_months === (own.warmup_months ?? starting)) return { overview, settings };
      this.#warmup = starting;
    }
  }
}

/** What the core itself would not see. */
function fit(given: Given): void {
  for (const name of ["tables", "mappings", "settings", "targets"] as const)
    if (typeof given[name] !== "object")
      throw new Unfit(`“${name}” is no object: what is given to the board cannot be used.`);
  const other = Object.keys({ ...given.tables, ...given.mappings }).find((name) => !TABLES.includes(name as Table));
  if (other !== undefined) throw new Unfit(`There is no table “${other}”: there are ${list([...TABLES])}.`);
}

function lacking(error: Error): Lacking {
  if (error instanceof Refused) return { message: error.message, code: error.code };
  if (error instanceof Unable || error instanceof Unfit) return { message: error.message, code: null };
  return { message: "Computing has broken down. Load the page again.", code: null };
}
