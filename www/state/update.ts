// State and event to state: pure, without a clock or a worker. What an event sets off outside is the conductor's (main.ts).

import type { Approach, Axis, FileReport, Finding, Mapping, Overview, Targets } from "../engine/protocol.gen.ts";
import { count } from "../format.ts";
import { adopted, offerRecorded } from "./adopting.ts";
import { openingAxis } from "./axis.ts";
import { offerOf, recorded, reworded, withdrawn } from "./decisions.ts";
import { applied, type Edited, inUse } from "./edit.ts";
import { countsOf, type Editing, judged, saved, stepped, textInUse, type Wrong } from "./editing.ts";
import type { Event } from "./event.ts";
import { recorded as kept, redone, undone } from "./history.ts";
import { secondsLeft } from "./left.ts";
import { advised } from "./line.ts";
import { withLink } from "./link.ts";
import { LISTED, listed } from "./listing.ts";
import { answer, chooseConstant, chooseField, stageMeans } from "./mapping.ts";
import { recalled, remembering } from "./memory.ts";
import { withLine } from "./model.ts";
import { withProject } from "./opening.ts";
import type { Project } from "./project.ts";
import { withReview } from "./reviewing.ts";
import { type Scenario, withScenarios } from "./scenarios.ts";
import { changed, stale } from "./stale.ts";
import type { State } from "./state.ts";
import { replaced, switched } from "./targets.ts";
import { startingWarmup } from "./warmup.ts";

const without = <T extends { file: number }>(list: T[], file: number): T[] => list.filter((one) => one.file !== file);

/** With the last file gone, nothing that was computed from files is left to show. */
const emptied = (state: State): State =>
  state.files.length > 0
    ? state
    : {
        ...state,
        receipts: [],
        audit: null,
        intake: null,
        overview: null,
        lines: null,
        linesLack: null,
        refused: null,
        axis: null,
        theta: null,
        scores: { person: null, account: null },
        labels: null,
        unmatched: null,
        open: null,
        packets: null,
        packetsLack: null,
        packet: null,
      };

function withFileGone(state: State, file: number, name: string): State {
  return { ...withoutFile(state, file), removed: { file, name }, says: `${name} was removed.` };
}

/** A removal that is done again takes its file along. */
function againRemoved(state: State): State {
  const next = redone(state);
  const gone = next === state ? null : next.history.past.at(-1)!.gone;
  const name = state.files.find(({ id }) => id === gone)?.name;
  return gone === null || name === undefined ? next : withFileGone(next, gone, name);
}

function withOverview(state: State, overview: Overview): State {
  const axis = overview.axes.find((one) => one.axis === state.axis) ?? openingAxis(overview);
  const kept = axis && axis.axis === state.axis && state.theta !== null;
  const warmup_months = state.settings.warmup_months ?? startingWarmup(overview.first_day, overview.as_of);
  const next = {
    ...state,
    overview,
    editing: { ...state.editing, settled: true },
    refused: null,
    scope: overview.accounts === 0 ? ("person" as const) : state.scope,
    axis: axis?.axis ?? null,
    theta: kept ? state.theta : (axis?.threshold ?? (axis ? 0 : null)),
  };
  return warmup_months === (state.settings.warmup_months ?? 0)
    ? next
    : changed({ ...next, settings: { ...state.settings, warmup_months } });
}

/** The model that the page starts with: one of the product's own, so it is right. */
const opened = (editing: Editing, text: string): Pick<State, "model" | "editing"> => {
  const now = { text, off: [] };
  return { model: text, editing: { ...editing, now, good: now } };
};

/** With what was kept, whose models the core has found right. */
function started(state: State, starters: State["starters"], starter: number, project: Project | null): State {
  const start: State = {
    ...state,
    engine: "ready",
    starters,
    ...opened(state.editing, starters[starter]?.text ?? ""),
  };
  if (!project) return changed(start);
  const next = withProject(start, project);
  return { ...next, model: inUse(project.model), editing: { ...next.editing, good: project.model } };
}

const stepTo = (state: State, now: Edited, place: string | null = null): State => ({
  ...state,
  importRefused: null,
  editing: stepped(state.editing, now, place, countsOf(state.overview)),
});

/** A line that moves may be written down with its reason. */
function offerAt(state: State, axis: Axis): State["offer"] {
  const label = state.overview?.axes.find((one) => one.axis === axis)?.label ?? axis;
  return offerOf(state.offer, axis, label, state.editing.now.text);
}

/** Today's line dragged elsewhere: however often it is put down before it is let go, one step of editing. */
function withLineSet(state: State, axis: Axis, theta: number): State {
  const { now } = state.editing;
  const says = `Today’s line is now ${count(theta)}.`;
  return stepTo(
    { ...state, says, offer: offerAt(state, axis) },
    { ...now, text: withLine(now.text, axis, theta) },
    "today’s line",
  );
}

/** Everything as it was when a scenario was kept; the model by a step of editing, so that it can be undone. */
function resumed(state: State, scenario: Scenario | null): State {
  if (!scenario) return state;
  const { axis, theta, targets, objective, settings, asOf, edited } = scenario;
  const given = replaced(state, targets);
  const next = { ...state, axis, theta, ...given, objective, settings, asOf, lines: stale(state.lines) };
  const set = settings === state.settings && asOf === state.asOf ? next : changed(next);
  return stepTo(set, edited);
}

/** A model that was found right is the one in use, and everything that rests on it is stale. */
function withJudged(state: State, error: Wrong | null, findings: Finding[]): State {
  const editing = judged(state.editing, error, findings);
  const model = textInUse(editing);
  if (model === state.model) return { ...state, editing };
  const { before } = editing;
  return { ...changed({ ...state, model }), editing: { ...editing, before, settled: false } };
}

const reportOf = (state: State, file: number): FileReport | undefined => state.files.find((one) => one.id === file);

function mapped(state: State, file: number, choose: (before: Mapping) => Mapping): State {
  const mapping = choose(state.choices[file] ?? {});
  const report = reportOf(state, file);
  const memory = remembering(state.memory, report, { table: report?.table ?? null, mapping });
  return changed({ ...state, memory, choices: { ...state.choices, [file]: mapping } });
}

/** A file whose headers are those of an earlier one is read as that was. It may take the place of another. */
function withFile(state: State, read: FileReport, instead: number | null): State {
  const known = recalled(state.memory, read);
  const report = known?.table ? { ...read, table: known.table } : read;
  const at = state.files.findIndex((one) => one.id === instead);
  const files = at < 0 ? [...state.files.filter((one) => one.id !== read.id), report] : state.files.with(at, report);
  const { [instead ?? read.id]: _, ...others } = state.choices;
  const chosen = known && Object.keys(known.mapping).length > 0;
  return { ...state, files, choices: chosen ? { ...others, [read.id]: known.mapping } : others };
}

function withoutFile(state: State, file: number): State {
  const { [file]: _, ...choices } = state.choices;
  return emptied(changed({ ...state, choices, files: state.files.filter((one) => one.id !== file) }));
}

const withUnreadable = (state: State, { file, name, message }: State["unreadable"][number]): State => ({
  ...state,
  says: message,
  unreadable: [...state.unreadable, { file, name, message }],
});

/** An approach with no target left takes no part. */
function withTarget(
  targets: Targets,
  { approach, name, value }: { approach: Approach; name: string; value: number | null },
): Targets {
  const { [approach]: before, ...others } = targets;
  const { [name]: _, ...rest } = (before ?? {}) as Record<string, number>;
  const next = value === null ? rest : { ...rest, [name]: value };
  return Object.keys(next).length === 0 ? others : { ...others, [approach]: next };
}

export const update = (state: State, event: Event): State => kept(state, turned(state, event), event);

function turned(state: State, event: Event): State {
  if ("version" in event && event.version !== state.version) return state;
  switch (event.type) {
    case "engine":
      return {
        ...state,
        engine: event.engine,
        says: event.says,
      };
    case "started":
      return started(state, event.starters, event.starter, event.project ?? null);
    case "broke":
      return { ...state, broke: event.says, says: event.says };
    case "lost":
      return withUnreadable(withoutFile(state, event.file), event);
    case "keeping":
      return { ...state, keeping: event.keeping, ...(event.notice && { notice: event.notice, says: event.notice }) };
    case "noticed":
      return { ...state, notice: event.says, says: event.says };
    case "link_opened":
      return {
        ...withLink(state, event.linked),
        proposal: null,
        says: "The scenario of the link is set. Undo takes it back.",
      };
    case "notice_dismissed":
      return { ...state, notice: null };
    case "project_offered":
      return { ...state, proposal: event.proposal };
    case "project_opened":
      return { ...withProject(state, event.project), proposal: null, says: event.says };
    case "project_saved":
      return { ...state, savedAt: state.history.past.at(-1) ?? null };
    case "said":
      return { ...state, says: event.says };
    case "step":
      return state.step === event.step ? state : { ...state, step: event.step };
    case "queued": {
      const { file, name, size } = event;
      return {
        ...state,
        removed: null,
        loading: [...state.loading, { file, name, size, bytes: 0, rows: 0, left: null, waiting: true }],
      };
    }
    case "progress": {
      const { file, bytes, rows, taken } = event;
      const left = (size: number): number | null => secondsLeft(bytes, size, taken);
      return {
        ...state,
        loading: state.loading.map((one) =>
          one.file === file ? { ...one, bytes, rows, left: left(one.size), waiting: false } : one,
        ),
      };
    }
    case "loaded": {
      const { report, says, file, instead } = event;
      return changed(withFile({ ...state, says, loading: without(state.loading, file) }, report, instead ?? null));
    }
    case "unreadable":
      return withUnreadable({ ...state, loading: without(state.loading, event.file) }, event);
    case "sheets_asked": {
      const { file, name, sheets, says } = event;
      return {
        ...state,
        says,
        loading: without(state.loading, file),
        sheetsAsked: [...state.sheetsAsked, { file, name, sheets }],
      };
    }
    case "sheets_answered":
      return { ...state, sheetsAsked: without(state.sheetsAsked, event.file) };
    case "too_big": {
      const { asked, says } = event;
      return { ...state, says, loading: without(state.loading, asked.file), tooBig: [...state.tooBig, asked] };
    }
    case "size_answered":
      return { ...state, tooBig: without(state.tooBig, event.file) };
    case "dismissed":
      return { ...state, unreadable: without(state.unreadable, event.file) };
    case "cancelled":
      return { ...state, says: event.says, loading: without(state.loading, event.file) };
    case "removed":
      return withFileGone(state, event.file, event.name);
    case "table":
      return changed({
        ...state,
        memory: remembering(state.memory, reportOf(state, event.file), { table: event.table, mapping: {} }),
        choices: { ...state.choices, [event.file]: {} },
        files: state.files.map((one) => (one.id === event.file ? { ...one, table: event.table } : one)),
      });
    case "column": {
      const report = reportOf(state, event.file);
      return report
        ? mapped(state, event.file, (before) => chooseField(report, before, event.header, event.field))
        : state;
    }
    case "constant":
      return mapped(state, event.file, (before) => chooseConstant(before, event.field, event.constant));
    case "answered":
      return mapped(state, event.file, (before) => answer(before, event.asked, event.reading));
    case "stage_meant":
      return mapped(state, event.file, (before) => stageMeans(before, event.column, event.name, event.means));
    case "starter": {
      const text = state.starters[event.starter]?.text;
      return text === undefined ? state : stepTo({ ...state, axis: null, theta: null }, { text, off: [] });
    }
    case "edited":
      return stepTo(state, applied(state.editing.now, event.edit), event.place);
    case "rewritten":
      return stepTo(state, event.now, event.place);
    case "settled":
      return { ...state, editing: { ...state.editing, place: null } };
    case "signal_wanted":
      return { ...state, wanted: { id: event.id, time: (state.wanted?.time ?? 0) + 1 } };
    case "undone":
      return undone(state, event.gone ?? null);
    case "redone":
      return againRemoved(state);
    case "judged":
      return event.now === state.editing.now ? withJudged(state, event.error, event.findings) : state;
    case "import_refused":
      return { ...state, says: event.says, importRefused: event.says };
    case "parcel":
      return { ...state, parcel: { making: event.making, refused: event.refused } };
    case "version_saved":
      return { ...state, editing: saved(state.editing, event.name, event.on) };
    case "version_removed":
      return {
        ...state,
        editing: { ...state.editing, versions: state.editing.versions.filter((_, i) => i !== event.at) },
      };
    case "settings":
      return changed({ ...state, settings: { ...state.settings, ...event.change } });
    case "day":
      return changed({ ...state, asOf: event.asOf });
    case "files": {
      // One that took another's place keeps it, though the core holds it as its last.
      const place = (id: number): number => state.files.findIndex((one) => one.id === id) >>> 0;
      return { ...state, files: event.files.toSorted((a, b) => place(a.id) - place(b.id)) };
    }
    case "receipts":
      return { ...state, receipts: event.receipts };
    case "audit":
      return { ...state, audit: event.audit };
    case "remembered": {
      const { file, table, mapping } = event;
      return { ...state, memory: remembering(state.memory, reportOf(state, file), { table, mapping }) };
    }
    case "intake":
      return { ...state, intake: event.intake };
    case "overview":
      return withOverview(state, event.overview);
    case "refused":
      return {
        ...state,
        refused: event.refusal,
        lines: null,
        scores: { person: null, account: null },
        labels: null,
        open: null,
        packets: null,
        packetsLack: null,
      };
    case "axis": {
      const line = state.overview?.axes.find((one) => one.axis === event.axis);
      return { ...state, axis: event.axis, theta: line?.threshold ?? 0, lines: stale(state.lines) };
    }
    case "theta":
      return { ...state, theta: event.theta };
    case "adopted":
      return state.axis === null || state.theta === null
        ? state
        : stepTo(
            { ...state, offer: offerAt(state, state.axis) },
            { ...state.editing.now, text: withLine(state.editing.now.text, state.axis, state.theta) },
          );
    case "line_set":
      return state.axis === null ? state : withLineSet(state, state.axis, event.theta);
    case "target":
      return { ...state, targets: withTarget(state.targets, event), lines: stale(state.lines) };
    case "capacity_way":
      return { ...state, ...(event.byReps === state.byReps ? {} : switched(state)), lines: stale(state.lines) };
    case "objective":
      return { ...state, objective: event.objective, lines: stale(state.lines) };
    case "calculator":
      return { ...state, calculator: { ...state.calculator, inputs: event.inputs } };
    case "calculated":
      return {
        ...state,
        calculator: { ...state.calculator, answered: { inputs: event.inputs, answer: event.answer } },
      };
    case "scenario_kept":
    case "scenario_named":
    case "scenario_cleared":
    case "scenarios_swapped":
    case "scenario_again":
    case "scenario_computed":
    case "scenario_lack":
      return { ...state, scenarios: withScenarios(state, event) };
    case "scenario_resumed":
      return resumed(state, state.scenarios[event.slot]);
    case "lines":
      return event.axis === state.axis
        ? { ...state, lines: { answer: advised(event.lines), stale: false }, linesLack: null }
        : state;
    case "lines_lack":
      return { ...state, lines: null, linesLack: event.says };
    case "scope":
      return {
        ...state,
        scope: event.scope,
        listing: LISTED,
        scores: { ...state.scores, [event.scope]: stale(state.scores[event.scope]) },
        labels: null,
        open: null,
      };
    case "listed":
      return { ...state, listing: listed(state.listing, event.change) };
    case "scores": {
      const { scores, from } = event;
      return { ...state, scores: { ...state.scores, [event.scope]: { answer: { ...scores, from }, stale: false } } };
    }
    case "cuts":
      return { ...state, cuts: event.cuts, labels: stale(state.labels) };
    case "labels":
      return event.scope === state.scope ? { ...state, labels: { answer: event.labels, stale: false } } : state;
    case "unmatched":
      return { ...state, unmatched: event.unmatched };
    case "own_lists":
      return { ...state, ownLists: event.lists };
    case "lists":
      return changed({ ...state, lists: { ...state.lists, ...event.change } });
    case "list_reset": {
      const { [event.list]: _, ...lists } = state.lists;
      return changed({ ...state, lists });
    }
    case "opened":
      return { ...state, open: { scope: event.scope, key: event.key, why: null, day: null, was: null } };
    case "closed":
      return { ...state, open: null };
    case "why":
      return state.open?.key === event.key ? { ...state, open: { ...state.open, why: event.why } } : state;
    case "review_part":
    case "review_scope":
    case "review_columns":
    case "review_volume":
    case "review_axis":
    case "review_printing":
    case "review_answered":
    case "review_tried":
    case "review_compared":
    case "review_dropped":
      return { ...state, reviewing: withReview(state.reviewing, event) };
    case "trial_adopted": {
      const next = adopted(state, event.theta);
      return next ? stepTo(next.state, next.edited) : state;
    }
    case "offer_recorded":
      return offerRecorded(state, event);
    case "offer_dismissed":
      return { ...state, offer: null };
    case "decision_recorded":
      return { ...state, decisions: recorded(state.decisions, event.decision), says: "Written down." };
    case "decision_reworded":
      return { ...state, decisions: reworded(state.decisions, event.at, event.because) };
    case "decision_withdrawn":
      return { ...state, decisions: withdrawn(state.decisions, event.at), says: "Taken out of the record." };
    case "compared":
      return state.open ? { ...state, open: { ...state.open, day: event.day, was: null } } : state;
    case "packets":
      return { ...state, packets: { answer: event.packets, stale: false }, packetsLack: null };
    case "packets_lack":
      return { ...state, packets: null, packetsLack: event.says };
    case "packet_opened":
      return { ...state, packet: event.key };
    case "taken":
      return { ...state, taken: event.taken };
    case "was":
      return state.open?.key === event.key && state.open.day === event.day
        ? { ...state, open: { ...state.open, was: event.was } }
        : state;
  }
}
