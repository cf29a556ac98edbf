// Hands each component its part of the state. Deriving is done here; components get what they draw and no more.

import { aloud } from "./components/aloud.ts";
import { type CutElement, focusHeading } from "./components/element.ts";
import { titleOf } from "./components/files.ts";
import type { IdColumn } from "./components/receipt.ts";
import type { FileReport } from "./engine/protocol.gen.ts";
import { count, date, plural } from "./format.ts";
import { showReview } from "./show_review.ts";
import { countsOf } from "./state/editing.ts";
import { fieldsIn, typesIn } from "./state/holdings.ts";
import { fragmentOf, linkedOf } from "./state/link.ts";
import { readModel } from "./state/model.ts";
import { offered } from "./state/offered.ts";
import { changedSince, present, type Scenario, SLOTS } from "./state/scenarios.ts";
import { HORIZON_DAYS, STEPS, type State } from "./state/state.ts";
import { lack, manyOf, statuses } from "./state/status.ts";
import { STAGE, t } from "./text.ts";

const give = (selector: string, data: object): void => {
  const element = document.querySelector<CutElement<object>>(selector);
  if (element) element.data = data;
};

export function show(state: State): void {
  const { overview, axis, files } = state;
  for (const step of STEPS) document.getElementById(step)!.hidden = step !== state.step;
  if (document.activeElement?.closest("main > [hidden]")) focusHeading(document.getElementById(state.step));
  for (const id of ["guide", "teaching"]) document.getElementById(id)!.hidden = files.length > 0;
  aloud(document.getElementById("says")!, state.says);

  give("cut-life", { engine: state.engine, broke: state.broke });
  const { past, future } = state.history;
  give("cut-history", { undo: past.at(-1)?.says ?? null, redo: future[0]?.says ?? null });
  give("cut-notice", { says: state.notice });
  give("cut-project", { keeping: state.keeping, files: files.length, link: linkTo(state) });
  give("cut-proposal", { proposal: state.proposal });
  give("cut-steps", stable("steps", { step: state.step, ...statuses(state) }));
  give("cut-settings", {
    settings: state.settings,
    asOf: state.asOf,
    latestDay: state.asOf === null ? (overview?.as_of ?? null) : null,
  });
  give("cut-drop", {
    loading: state.loading,
    unreadable: state.unreadable,
    hasFiles: files.length > 0,
    ready: state.engine === "ready",
  });
  give("cut-share", { files });
  give("cut-too-big", { asked: state.tooBig });
  give("cut-sheets", { asked: state.sheetsAsked });
  give("cut-removed", { removed: state.removed?.name ?? null });
  give("cut-files", { files, choices: state.choices, unresolved: unresolved(state) });
  const ids = memo("ids", files, () => contactIds(files));
  give("cut-receipt", { intake: files.length > 0 ? state.intake : null, says: overview?.says ?? NONE, ids });
  give("cut-set-aside", { receipts: state.receipts });
  give("cut-data-audit", { audit: state.audit });
  give("cut-unmatched", {
    unmatched: files.length > 0 ? state.unmatched : null,
    cycles: overview?.parent_cycles ?? NONE,
  });
  give("cut-lists", { own: files.length > 0 ? state.ownLists : null, lists: state.lists });
  showModel(state);

  const lineLack = lack(state, "line");
  const drawn = lineLack === null && overview !== null && axis !== null && state.theta !== null ? state.lines : null;
  const lines = drawn?.answer ?? null;
  const stale = drawn?.stale ?? false;
  const theta = state.theta ?? 0;
  const today = overview?.axes.find((one) => one.axis === axis)?.threshold ?? null;
  const many = manyOf(axis);
  // What people did adds nothing to fit.
  const types = axis === "account.fit" ? NONE : (overview?.without_signal ?? NONE);
  const horizon = state.settings.horizon_days ?? HORIZON_DAYS;
  give('cut-empty[data-for="line"]', stable("line", { lack: lineLack }));
  give("cut-verdict", {
    ...{ lines, stale, today, theta, types },
    objective: state.objective,
    says: overview?.says ?? NONE,
    hasModelStep: true,
  });
  const axes = overview?.axes ?? NONE;
  const fixed = state.editing.wrong !== null;
  give("cut-board", { lines, stale, axes, axis: axis ?? "", theta, today, fixed, ...marks(state), many, horizon });
  const { targets, byReps } = state;
  const measured = overview?.measured ?? null;
  const statistic = state.settings.statistic ?? "median";
  give("cut-tiles", { lines, stale, theta, targets, measured, statistic });
  showScenarios(state, lines !== null);
  give("cut-readout", { lines, stale, theta, today, many, horizon, stage: STAGE[state.settings.stage ?? "sqo"] });
  give("cut-approaches", { lines, stale, theta, targets, byReps, measured, many });

  showReview(state, give, memo, labels(state.model));

  // Nothing of it is drawn before it is first looked at.
  if (state.step === "calculator")
    give("cut-calculator", { ...state.calculator, ...stable("offered", { offered: lines ? offered(state) : null }) });

  const recordsLack = lack(state, "records");
  const held = recordsLack === null ? state.scores[state.scope] : null;
  give('cut-empty[data-for="records"]', stable("records", { lack: recordsLack }));
  document.querySelector<HTMLElement>("cut-ranking")!.hidden = recordsLack !== null;
  give("cut-labels", {
    scope: state.scope,
    cuts: state.cuts,
    labels: recordsLack === null ? (state.labels?.answer ?? null) : null,
    stale: state.labels?.stale ?? false,
  });
  showHandoff(state);
  give("cut-ranking", {
    scope: state.scope,
    listing: state.listing,
    scores: held?.answer ?? null,
    stale: held?.stale ?? false,
    says: overview
      ? `As of ${date(overview.as_of)}: ${plural(overview.people, "person", "people")}, ${plural(overview.accounts, "account")}, ${count(overview.activities)} activities.`
      : "",
    open: state.open,
    asOf: overview?.as_of ?? null,
    cuts: state.cuts,
    labels: labels(state.model),
  });
}

const linkTo = (state: State): string => `${location.href.replace(/#.*/, "")}#${fragmentOf(linkedOf(state))}`;

/** Where the scenarios of the axis that is shown have their lines. */
function marks({ scenarios, axis }: State) {
  const kept = SLOTS.flatMap((slot) => {
    const scenario = scenarios[slot];
    return scenario?.axis === axis ? [{ letter: slot.toUpperCase(), theta: scenario.theta }] : [];
  });
  return stable("marks", { scenarios: kept });
}

function showScenarios(state: State, drawn: boolean): void {
  const { a, b } = state.scenarios;
  const since = (scenario: Scenario | null): string[] => (scenario ? changedSince(scenario, state) : NONE);
  give("cut-scenarios", {
    a,
    b,
    now: drawn ? memo("now", state, () => present(state, "Now")) : null,
    ...stable("changed since", { changed: { a: since(a), b: since(b) } }),
    axes: memo("axis names", state.overview, () =>
      Object.fromEntries((state.overview?.axes ?? []).map(({ axis, label }) => [axis, label])),
    ),
  });
}

function showHandoff(state: State): void {
  const missing = lack(state, "handoff");
  give('cut-empty[data-for="handoff"]', stable("handoff", { lack: missing }));
  // Nothing of it is drawn before it is first looked at.
  if (state.step !== "handoff") return;
  const held = missing === null ? state.packets : null;
  give("cut-handoff", {
    packets: held?.answer ?? null,
    stale: held?.stale ?? false,
    waits: missing === null && held === null,
    open: state.packet,
    taken: state.taken,
  });
}

function showModel(state: State): void {
  const { overview, editing, refused } = state;
  const { now, wrong } = editing;
  give("cut-model", {
    starters: state.starters,
    starter: state.starters.findIndex(({ text }) => text === now.text),
    lines: overview?.axes ?? NONE,
    refused,
  });
  give("cut-model-bar", {
    counts: stable("counts", { counts: countsOf(overview) }).counts,
    before: editing.before,
    stale: !editing.settled,
    wrong,
    wrongSignal: wrong && signalAt(now.text, wrong.path),
    importRefused: state.importRefused,
    labels: labels(state.model),
    off: now.off.length,
  });
  give("cut-findings", { findings: wrong ? NONE : editing.findings, labels: labels(state.model) });
  give("cut-editor", {
    text: now.text,
    off: now.off,
    wrong,
    types: memo("types", state.files, () => typesIn(state.files, state.starters)),
    fields: memo("fields", state.files, () => fieldsIn(state.files)),
    wanted: state.wanted,
  });
  give("cut-versions", { versions: editing.versions, good: editing.good });
  give("cut-warehouse", { lack: overview ? null : t.warehouse.lack, ...state.parcel });
}

/** The id of the signal in which a place of the document lies. */
function signalAt(text: string, path: string): string | null {
  const at = /^signals\[(\d+)\]/.exec(path)?.[1];
  return at === undefined ? null : (readModel(text)?.signals[Number(at)]?.id ?? null);
}

const NONE: never[] = [];

const unresolved = (state: State) => {
  const tables = Object.values(state.intake?.tables ?? {});
  return memo("unresolved", state.intake, () => tables.flatMap((table) => table.unresolved));
};

const contactIds = (files: FileReport[]): IdColumn[] =>
  files
    .filter(({ table }) => table === "contacts")
    .flatMap((report) => {
      const header = report.mapping.id?.column;
      return header ? [{ file: report.id, name: titleOf(report), header }] : [];
    });

const labels = (model: string): Record<string, string> =>
  memo("labels", model, () =>
    Object.fromEntries((readModel(model)?.signals ?? []).flatMap(({ id, label }) => (label ? [[id, label]] : []))),
  );

/** The value worked out last for a name, until what it was worked out from changes. */
const memos = new Map<string, { from: unknown; value: unknown }>();
function memo<T>(name: string, from: unknown, make: () => T): T {
  const held = memos.get(name);
  if (held && held.from === from) return held.value as T;
  const value = make();
  memos.set(name, { from, value });
  return value;
}

/** The same object as before while its content is the same, so that equal data draws nothing. */
function stable<T extends object>(name: string, data: T): T {
  return memo(`stable ${name}`, JSON.stringify(data), () => data);
}
