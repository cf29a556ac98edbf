// The conductor: store, engine and components meet here and nowhere else. It turns news into events, changes of state into
// asks, and answers into events again.

import "./components/approaches.ts";
import "./components/board.ts";
import "./components/calculator.ts";
import "./components/data_audit.ts";
import "./components/decision_offer.ts";
import "./components/decisions.ts";
import "./components/drop.ts";
import "./components/editor.ts";
import "./components/empty.ts";
import "./components/files.ts";
import "./components/findings.ts";
import "./components/handoff.ts";
import "./components/kinds.ts";
import "./components/history.ts";
import "./components/labels.ts";
import "./components/life.ts";
import "./components/lists.ts";
import "./components/model.ts";
import "./components/model_bar.ts";
import "./components/notice.ts";
import "./components/project.ts";
import "./components/proposal.ts";
import "./components/quarterly.ts";
import "./components/ranking.ts";
import "./components/readout.ts";
import "./components/receipt.ts";
import "./components/removed.ts";
import "./components/review_findings.ts";
import "./components/review_parts.ts";
import "./components/scenarios.ts";
import "./components/set_aside.ts";
import "./components/settings.ts";
import "./components/share.ts";
import "./components/sheets.ts";
import "./components/signals.ts";
import "./components/steps.ts";
import "./components/tiles.ts";
import "./components/too_big.ts";
import "./components/trial.ts";
import "./components/unmatched.ts";
import "./components/verdict.ts";
import "./components/versions.ts";
import "./components/warehouse.ts";
import { hear } from "./components/element.ts";
import { csv, csvOf } from "./csv.ts";
import { download, fileName } from "./download.ts";
import { Engine, type Life, type Load, Refused } from "./engine/client.ts";
import type { Progress } from "./engine/feed.ts";
import { watched } from "./engine/gone.ts";
import type { PacketFormat } from "./engine/protocol.gen.ts";
import { SheetsAsked, sheetSource } from "./engine/sheets.ts";
import EngineWorker from "./engine/worker.ts?worker&inline";
import { named, plural } from "./format.ts";
import { conductHistory } from "./keeping/history.ts";
import { conductKeeping } from "./keeping/keep.ts";
import { conductLink } from "./keeping/link.ts";
import { conductProjectFile } from "./keeping/project_file.ts";
import { conductReview } from "./reviewing.ts";
import { show } from "./show.ts";
import { inUse } from "./state/edit.ts";
import type { Event } from "./state/event.ts";
import { request } from "./state/listing.ts";
import { recalled } from "./state/memory.ts";
import { withLine } from "./state/model.ts";
import { PACKETS_AT_ONCE } from "./state/packets.ts";
import { nameOf, SLOTS, type Slot } from "./state/scenarios.ts";
import { initial, STEPS, type State, type Step } from "./state/state.ts";
import { createStore } from "./state/store.ts";
import { filled } from "./state/targets.ts";
import { update } from "./state/update.ts";
import { takenAway } from "./take_away.ts";
import { tooBig, weight } from "./weigh.ts";
import { zip } from "./zip.ts";

const SAMPLE_SEED = 7;
const UNMATCHED_SHOWN = 20;

const store = createStore<State, Event>(initial, update);
const { send } = store;
const block = (id: string) => (): string => document.getElementById(id)?.textContent ?? "";
const engine = new Engine(
  () => watched((name) => new EngineWorker({ name })),
  life,
  sheetSource({ reader: block("sheets-reader"), module: block("sheets-module") }),
);

function life(now: Life, lost: number[]): void {
  const says = {
    restarting: "Computing broke and was started afresh. Your files are being read again.",
    restarted: "Everything is back.",
    failed: "Computing has broken down and is not started again.",
  }[now];
  send({ type: "engine", engine: now === "restarted" ? "ready" : now, says });
  for (const file of lost) {
    const name = store.state.files.find(({ id }) => id === file)?.name;
    if (name !== undefined) send({ type: "lost", file, name, message: notAgain(name) });
  }
}

const notAgain = (name: string): string =>
  `Computing broke, and “${name}” could not be read again: it has been moved or changed, or reading it is what breaks. Choose it once more.`;

// Files in, one after the other, so that one reads while none waits for memory.

interface Job extends Load {
  file: number;
  /** The file whose place it takes once it is read. */
  instead?: number;
  /** The user said how much of it is to be read, however large it is. */
  isSized?: boolean;
}

/** Workbooks of which no sheet is chosen yet. */
const undecided = new Map<number, Blob>();
/** Files that may be too large, until the user says what becomes of them. */
const unsized = new Map<number, Job>();
/** What each file is thought to take of memory, in bytes. */
const takes = new Map<number, number>();
const cancels = new Map<number, AbortController>();
let last: Promise<void> = Promise.resolve();

/** A file that comes back has its number already. */
function load(jobs: (Omit<Job, "file"> & { file?: number })[]): void {
  for (const job of jobs) {
    const file = job.file ?? engine.number();
    const cancel = new AbortController();
    cancels.set(file, cancel);
    send({ type: "queued", file, name: named(job.name, job.sheet), size: job.source.size });
    last = last.then(() => read({ ...job, file }, cancel.signal));
  }
}

async function read(job: Job, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { file, instead, isSized, ...given } = job;
  const name = named(given.name, given.sheet);
  try {
    const need = await weight(job);
    const { files, memory } = store.state;
    const held = files.reduce((sum, { id }) => sum + (takes.get(id) ?? 0), 0);
    const look = (text: string, head: ArrayBuffer) => engine.look(text, head);
    const big = isSized ? null : await tooBig(file, job, need, { held, memory, look });
    takes.set(file, need);
    if (signal.aborted) return;
    if (big) {
      unsized.set(file, job);
      const says = `${name} may need more memory than there is. Say what is to be read of it.`;
      return send({ type: "too_big", asked: big, says });
    }
    const begun = performance.now();
    const progress = (now: Progress): void =>
      send({ type: "progress", file, ...now, taken: performance.now() - begun });
    const report = await engine.load(file, given, progress, signal);
    if (instead !== undefined) quietly(engine.drop(instead));
    const known = recalled(store.state.memory, report);
    if (known?.table && known.table !== report.table) quietly(engine.setTable(file, known.table));
    send({ type: "loaded", file, instead, report, says: `${name}: ${plural(report.rows, "row")} read.` });
  } catch (error) {
    if (signal.aborted) send({ type: "cancelled", file, says: cancelled(name) });
    else if (error instanceof SheetsAsked) {
      undecided.set(file, given.source);
      const says = `${name} has ${error.sheets.length} sheets with rows. Say which are to be read.`;
      send({ type: "sheets_asked", file, name, sheets: error.sheets, says });
    } else send({ type: "unreadable", file, name, message: sentence(error, name) });
  } finally {
    cancels.delete(file);
  }
}

const cancelled = (name: string): string => `Reading ${name} was cancelled. Everything else is as it was.`;

/** One that still waits for its turn is cancelled at once, one that is being read when its reader has let go. */
function cancelReading(file: number): void {
  cancels.get(file)?.abort();
  const waiting = store.state.loading.find((one) => one.file === file && one.waiting);
  if (!waiting) return;
  cancels.delete(file);
  send({ type: "cancelled", file, says: cancelled(waiting.name) });
}

function sentence(error: unknown, name: string): string {
  if (error instanceof Refused) return error.message;
  if (error instanceof DOMException)
    return `The browser could not read “${name}”. Has it been moved or changed since you chose it?`;
  return `Reading “${name}” broke. Everything else is as it was.`;
}

/** What was removed, to be read again with the choices that were made for it. */
const removed = new Map<number, Job>();

function jobOf(file: number): Job | null {
  const report = store.state.files.find(({ id }) => id === file);
  const source = engine.source(file);
  if (!report || !source) return null;
  const share = report.share && { columns: report.share.columns, one_in: report.share.one_in };
  return { file, source, name: report.name, table: report.table, sheet: report.sheet, share, isSized: true };
}

/** The worker lets go of a file. */
function letGo(file: number): void {
  const job = jobOf(file);
  if (!job) return;
  const { files, choices } = store.state;
  const { table } = files.find(({ id }) => id === file)!;
  if (table) send({ type: "remembered", file, table, mapping: choices[file] ?? {} });
  removed.set(file, job);
  quietly(engine.drop(file));
}

function remove(file: number): void {
  const name = store.state.files.find(({ id }) => id === file)?.name ?? "";
  letGo(file);
  send({ type: "removed", file, name });
}

function bringBack(file: number): void {
  const job = removed.get(file);
  removed.delete(file);
  if (job) load([job]);
}

/** Read anew, as what nobody has said yet what it is. */
function readAnew(file: number): void {
  const job = jobOf(file);
  if (!job) return;
  quietly(engine.drop(file));
  load([{ ...job, table: null }]);
}

async function sample(): Promise<void> {
  const files = await engine.sampleFiles(SAMPLE_SEED);
  load(files.map(({ name, text }) => ({ name, table: null, source: new Blob([text]) })));
}

// What changed is told to the worker, and what rests on it is asked again.

const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);

/** An ask whose refusal is an event, and whose answer goes with the version it was asked for. */
async function refusable<T>(
  work: Promise<T | null>,
  answered: (answer: T) => void,
  refused: (error: Refused) => void,
): Promise<void> {
  try {
    const answer = await work;
    if (answer !== null) answered(answer);
  } catch (error) {
    if (!(error instanceof Refused)) return;
    if (error.code === "broken") send({ type: "broke", says: error.message });
    refused(error);
  }
}

function askAll({ version, files }: State): void {
  quietly(
    refusable(
      engine.ask("files", {}),
      (answer) => send({ type: "files", version, files: answer.files }),
      () => undefined,
    ),
  );
  if (files.length === 0) return;
  quietly(
    refusable(
      engine.ask("receipts", {}),
      ({ receipts }) => send({ type: "receipts", version, receipts }),
      () => undefined,
    ),
  );
  quietly(
    refusable(
      engine.ask("intake", {}),
      (intake) => send({ type: "intake", version, intake }),
      () => undefined,
    ),
  );
  quietly(
    refusable(
      engine.ask("overview", {}),
      (overview) => send({ type: "overview", version, overview }),
      (refusal) => send({ type: "refused", version, refusal }),
    ),
  );
}

/** The document as it stands in the editor is judged at once; only one that is right is used. */
function askModel({ editing: { now } }: State): void {
  quietly(
    refusable(
      engine.ask("model", { text: inUse(now) }),
      ({ error, findings }) =>
        send({ type: "judged", now, error: error && { ...error, path: error.path ?? "" }, findings }),
      () => undefined,
    ),
  );
}

/** A file that is no right model changes nothing; one that is comes in byte for byte, as one step of editing. */
async function importModel(file: File): Promise<void> {
  const refuse = (why: string): void => send({ type: "import_refused", says: `“${file.name}” is not taken: ${why}` });
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    return refuse("it is not a text in UTF-8.");
  }
  const answer = await engine.judged(inUse({ text, off: [] }));
  if (answer.error) return refuse(answer.error.message);
  send({ type: "rewritten", now: { text, off: [] }, place: null });
  send({ type: "said", says: `The model of “${file.name}” is in use.` });
}

/** What the lines were asked for last, so that the overview does not ask for the same again. */
let linesAsked = "";

function askLines({ version, axis, objective, targets, overview }: State): void {
  // A scenario may bring its axis along before its model is in use.
  if (!overview?.axes.some((one) => one.axis === axis) || axis === null) return;
  const given = { axis, objective, targets: filled(targets, overview.measured) };
  const asked = JSON.stringify([version, given]);
  if (asked === linesAsked) return;
  linesAsked = asked;
  quietly(
    refusable(
      engine.ask("lines", given),
      ({ sweep, lines, says }) =>
        send(
          lines
            ? { type: "lines", version, axis, lines: { sweep, ...lines } }
            : { type: "lines_lack", version, says: says ?? "" },
        ),
      ({ message }) => {
        linesAsked = "";
        send({ type: "lines_lack", version, says: message });
      },
    ),
  );
}

/** One after the other: a newer ask of a kind would take the place of one that waits. */
let computing: Promise<void> = Promise.resolve();
function askScenarios(): void {
  computing = computing.then(async () => {
    for (const slot of SLOTS) await askScenario(slot).catch(() => undefined);
  });
}

async function askScenario(slot: Slot): Promise<void> {
  const { version, overview, scenarios } = store.state;
  const scenario = scenarios[slot];
  if (!scenario?.waiting || !overview) return;
  const { axis, theta, objective, targets } = scenario;
  await refusable(
    engine.ask("calibrate", { axis, threshold: theta, objective, targets: filled(targets, overview.measured) }),
    (answer) => send({ type: "scenario_computed", version, slot, answer }),
    ({ message }) => send({ type: "scenario_lack", version, slot, says: message }),
  );
}

function askCalculator({ calculator: { inputs } }: State): void {
  quietly(
    refusable(
      engine.ask("calculator", inputs),
      (answer) => send({ type: "calculated", inputs, answer }),
      () => undefined,
    ),
  );
}

function askScores({ version, scope, listing, overview }: State): void {
  if (!overview) return;
  const { from } = listing;
  quietly(
    refusable(
      engine.ask("scores", { scope, ...request(listing) }),
      (scores) => send({ type: "scores", version, scope, scores, from }),
      () => undefined,
    ),
  );
}

function askLabels({ version, scope, cuts, overview }: State): void {
  if (!overview) return;
  quietly(
    refusable(
      engine.ask("labels", { scope, ...cuts }),
      (labels) => send({ type: "labels", version, scope, labels }),
      () => undefined,
    ),
  );
}

function askAudit({ version }: State): void {
  quietly(
    refusable(
      engine.ask("data_audit", {}),
      (audit) => send({ type: "audit", version, audit }),
      () => undefined,
    ),
  );
}

function askUnmatched({ version }: State): void {
  quietly(
    refusable(
      engine.ask("unmatched", { limit: UNMATCHED_SHOWN }),
      (unmatched) => send({ type: "unmatched", version, unmatched }),
      () => undefined,
    ),
  );
}

async function downloadUnmatched(): Promise<void> {
  const all = await engine.ask("unmatched", {});
  if (all) download("without-an-account.csv", "text/csv", csv(["key", "email", "name", "title"], all.rows));
}

/** What was set aside comes back as a file with the same headers, and is then read as the file that it came from. */
async function downloadSetAside(file: number): Promise<void> {
  const all = await engine.ask("set_aside", { file });
  if (!all) return;
  const { name, sheet, table, mapping, header, rows } = all;
  send({ type: "remembered", file, table, mapping });
  download(
    `${[name.replace(/\.\w+$/, ""), sheet].filter(Boolean).join("-")}-to-mend.csv`,
    "text/csv",
    csvOf([header, ...rows]),
  );
}

/** The scripts, the model and a golden slice, as one archive. */
async function takeParcel(): Promise<void> {
  send({ type: "parcel", making: true, refused: null });
  try {
    const parcel = await engine.ask("parcel", {});
    if (parcel) download(`${fileName(store.state.model)}-for-a-warehouse.zip`, "application/zip", zip(parcel.texts));
    send({ type: "parcel", making: false, refused: null });
  } catch (error) {
    send({ type: "parcel", making: false, refused: error instanceof Refused ? error.message : null });
    if (!(error instanceof Refused)) throw error;
  }
}

function askWhy({ version, open }: State): void {
  if (!open) return;
  const { scope, key } = open;
  quietly(
    refusable(
      engine.ask("why", { scope, key }),
      (why) => send({ type: "why", version, key, why }),
      () => send({ type: "closed" }),
    ),
  );
}

function askEarlier({ version, open }: State): void {
  if (!open?.why || open.day === null || open.was !== null) return;
  const { scope, key, day } = open;
  quietly(
    refusable(
      engine.ask("why", { scope, key, as_of: day }),
      (was) => send({ type: "was", version, key, day, was }),
      ({ message }) => send({ type: "was", version, key, day, was: message }),
    ),
  );
}

function askPackets({ version, overview }: State): void {
  if (!overview || overview.qualified_accounts === null) return;
  quietly(
    refusable(
      engine.ask("packets", { limit: PACKETS_AT_ONCE }),
      (answer) => "packets" in answer && send({ type: "packets", version, packets: answer }),
      ({ message }) => send({ type: "packets_lack", version, says: message }),
    ),
  );
}

/** All of them, whatever is on the screen. */
async function takeAway(format: PacketFormat): Promise<void> {
  const asOf = store.state.overview?.as_of;
  if (!asOf) return;
  const answer = await engine.packets(format);
  const { name, type, text, notes } = takenAway(format, answer, asOf);
  download(name, type, text);
  send({ type: "taken", taken: { format, name, notes } });
}

const today = (): string => new Date().toLocaleDateString("sv-SE");

// Ahead of the asks: what was chosen for files has to be told before anything is asked about them.
conductHistory({ store, engine, letGo, bringBack, readAnew });

store.listen((now, before) => {
  if (now.model !== before.model) quietly(engine.setModels([now.model]));
  if (now.editing.now !== before.editing.now) askModel(now);
  if (now.lists !== before.lists) quietly(engine.setLists(now.lists));
  if (now.settings !== before.settings || now.asOf !== before.asOf)
    quietly(engine.setSettings(now.settings, now.asOf, today()));
  if (now.version !== before.version) {
    // After an edit of the model the axes are most often those of before: the lines need not wait for the overview.
    if (now.files === before.files) askLines(now);
    askAll(now);
  }
  const fresh = now.overview !== before.overview;
  if (fresh || now.axis !== before.axis || now.targets !== before.targets || now.objective !== before.objective)
    askLines(now);
  if (fresh || now.scenarios !== before.scenarios) askScenarios();
  if (now.step === "records") {
    const comes = fresh || now.scope !== before.scope || before.step !== "records";
    if (comes || now.listing !== before.listing) askScores(now);
    if (comes || now.cuts !== before.cuts) askLabels(now);
  }
  if (fresh && now.overview) {
    askUnmatched(now);
    askAudit(now);
  }
  if ((fresh && now.open) || now.open?.key !== before.open?.key || now.open?.scope !== before.open?.scope) askWhy(now);
  if (now.open?.day !== before.open?.day || now.open?.why !== before.open?.why) askEarlier(now);
  // Packets are made only where they are looked at.
  if (now.step === "handoff" && (fresh || now.step !== before.step) && (now.packets?.stale ?? true)) askPackets(now);
  if (now.calculator.inputs !== before.calculator.inputs) askCalculator(now);
  if (now.step !== before.step) goTo(now.step);
});

conductReview({ store, engine, today });
const keeper = conductKeeping({ store, engine, load });
conductProjectFile({ store, engine, load, remove });
const link = conductLink(store);

// Drawing: once for all the events of a task.

let due = false;
store.listen(() => {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    show(store.state);
  });
});

// News from the components.

hear("files-chosen", (files) => load(files.map((source) => ({ source, name: source.name, table: null }))));
hear("sample-wanted", () => quietly(sample()));
hear("load-cancelled", cancelReading);
hear("failure-dismissed", (file) => send({ type: "dismissed", file }));
hear("file-removed", remove);
hear("sheets-chosen", ({ file, name, sheets }) => {
  const source = undecided.get(file);
  undecided.delete(file);
  send({ type: "sheets_answered", file });
  if (source) load(sheets.map((sheet) => ({ source, name, table: null, sheet, isSized: true })));
});
hear("size-answered", ({ file, way }) => {
  const job = unsized.get(file);
  const share = store.state.tooBig.find((one) => one.file === file)?.share;
  unsized.delete(file);
  send({ type: "size_answered", file });
  if (!job || way === "none") return;
  const wanted = way === "share" && share ? { columns: share.columns, one_in: share.one_in } : null;
  load([{ ...job, isSized: true, share: wanted }]);
});
hear("sheet-chosen", ({ file, name, sheet }) => {
  const source = engine.source(file);
  if (source) load([{ source, name, table: null, sheet, instead: file }]);
});
hear("table-chosen", (given) => send({ type: "table", ...given }));
hear("column-chosen", (choice) => send({ type: "column", ...choice }));
hear("constant-chosen", (choice) => send({ type: "constant", ...choice }));
hear("question-answered", (given) => send({ type: "answered", ...given }));
hear("stage-meant", (given) => send({ type: "stage_meant", ...given }));
hear("starter-chosen", (starter) => send({ type: "starter", starter }));
hear("line-typed", ({ axis, theta }) => {
  const { now } = store.state.editing;
  send({ type: "rewritten", now: { ...now, text: withLine(now.text, axis, theta) }, place: null });
});
hear("model-edited", ({ edit, place }) => send({ type: "edited", edit, place }));
hear("edit-settled", () => send({ type: "settled" }));
hear("signal-wanted", (id) => send({ type: "signal_wanted", id }));
hear("model-imported", (file) => quietly(importModel(file)));
hear("export-wanted", () => download(`${fileName(store.state.model)}.json`, "application/json", store.state.model));
hear("parcel-wanted", () => quietly(takeParcel()));
hear("version-saved", (name) => send({ type: "version_saved", name, on: today() }));
hear("version-restored", (at) => {
  const version = store.state.editing.versions[at];
  if (version) send({ type: "rewritten", now: version.edited, place: null });
});
hear("version-removed", (at) => send({ type: "version_removed", at }));
hear("axis-chosen", (axis) => send({ type: "axis", axis }));
hear("line-moved", (theta) => send({ type: "theta", theta }));
hear("line-adopted", () => send({ type: "adopted" }));
hear("line-set", (theta) => send({ type: "line_set", theta }));
hear("target-typed", (target) => send({ type: "target", ...target }));
hear("capacity-way-chosen", (byReps) => send({ type: "capacity_way", byReps }));
hear("target-wanted", (approach) =>
  document.querySelector<HTMLInputElement>(`cut-approaches .is-${approach} input`)?.focus(),
);
hear("objective-chosen", (objective) => send({ type: "objective", objective }));
hear("scenario-kept", (slot) => {
  send({ type: "scenario_kept", slot });
  send({ type: "said", says: `Kept as ${nameOf(slot)}.` });
});
hear("scenario-named", ({ slot, name }) => send({ type: "scenario_named", slot, name }));
hear("scenario-resumed", (slot) => send({ type: "scenario_resumed", slot }));
hear("scenario-again", (slot) => send({ type: "scenario_again", slot }));
hear("scenario-cleared", (slot) => send({ type: "scenario_cleared", slot }));
hear("scenarios-swapped", () => send({ type: "scenarios_swapped" }));
hear("calculator-changed", (inputs) => send({ type: "calculator", inputs }));
hear("scope-chosen", (scope) => send({ type: "scope", scope }));
hear("listing-chosen", (change) => send({ type: "listed", change }));
hear("row-opened", ({ scope, key }) => send({ type: "opened", scope, key }));
hear("row-closed", () => send({ type: "closed" }));
hear("comparison-chosen", (day) => send({ type: "compared", day }));
hear("cuts-chosen", (cuts) => send({ type: "cuts", cuts }));
hear("set-aside-wanted", (file) => quietly(downloadSetAside(file)));
hear("unmatched-wanted", () => quietly(downloadUnmatched()));
hear("packet-opened", (key) => send({ type: "packet_opened", key }));
hear("packets-wanted", (format) => quietly(takeAway(format)));
hear("list-changed", (change) => send({ type: "lists", change }));
hear("list-reset", (list) => send({ type: "list_reset", list }));
hear("settings-chosen", (change) => send({ type: "settings", change }));
hear("day-chosen", (asOf) => send({ type: "day", asOf }));
hear("step-chosen", (step) => send({ type: "step", step }));

// Steps are places in the address, so that back and forward work.

/** Any other place in the page, such as that of a link to skip to, is within the step. */
function stepInAddress(): Step {
  const place = location.hash.slice(1);
  return STEPS.find((step) => step === place) ?? (place === "" ? "data" : store.state.step);
}

function goTo(step: Step): void {
  if (stepInAddress() !== step) history.pushState(null, "", `#${step}`);
  scrollTo({ top: 0 });
}

addEventListener("popstate", () => send({ type: "step", step: stepInAddress() }));
send({ type: "step", step: stepInAddress() });
show(store.state);

quietly(
  engine.starterModels().then(async (starters) => {
    quietly(engine.setSettings({}, null, today()));
    send({ type: "started", starters, starter: 0, project: await keeper.recall() });
    link.take();
    await keeper.recallFiles();
  }),
);
quietly(engine.wordLists().then((lists) => send({ type: "own_lists", lists })));
