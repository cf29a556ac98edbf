// The conductor's part of the review: what is looked at is asked, and only while it is looked at; its news become events.

import { idOf } from "./components/at.ts";
import { hear } from "./components/element.ts";
import { download } from "./download.ts";
import { type Engine, Refused } from "./engine/client.ts";
import { decisionsCsv, decisionsJson } from "./state/decisions.ts";
import { inUse } from "./state/edit.ts";
import type { Event } from "./state/event.ts";
import type { Place } from "./state/mended.ts";
import { readModel } from "./state/model.ts";
import { besideKey, isReady, keyOf, type ReviewAsk, type ReviewEvent, requestOf, wanted } from "./state/reviewing.ts";
import type { State } from "./state/state.ts";
import type { Store } from "./state/store.ts";
import { type Answered, axisOf, compared, type Suggestion, withHalfLife, withPoints } from "./state/trial.ts";

interface Given {
  store: Store<State, Event>;
  engine: Engine;
  today: () => string;
}

/** Elements draw in microtasks after the state has changed. */
const onceDrawn = (work: () => void): void => void setTimeout(work);

export function conductReview({ store, engine, today }: Given): void {
  const { send } = store;
  /** What each ask was last asked with. */
  const asked: Partial<Record<ReviewAsk | "beside", string>> = {};

  async function ask(of: ReviewAsk, key: string): Promise<void> {
    const told = (answer: unknown, lack: string | null): void =>
      send({ type: "review_answered", ask: of, held: { key, answer, lack } } as ReviewEvent);
    const { ask: _, ...given } = requestOf(store.state, of);
    try {
      const answer = await engine.ask(of, given);
      if (answer !== null) told(answer, null);
    } catch (error) {
      if (error instanceof Refused) told(null, error.message);
    }
  }

  async function compare(key: string): Promise<void> {
    const { trial } = store.state.reviewing;
    if (!trial) return;
    const { scope, edited } = trial;
    const axis = axisOf(readModel(edited.text), scope);
    const sweep = axis === null ? [] : [{ ask: "sweep" as const, axis }];
    try {
      const [one, other] = await engine.beside(
        [store.state.model, inUse(edited)],
        [{ ask: "overview" }, { ask: "audit", scope }, ...sweep],
      );
      const answered = (all: unknown[] | undefined): Answered => {
        const [overview, audit, sweep = null] = all as [Answered["overview"], Answered["audit"], Answered["sweep"]?];
        return { overview, audit, sweep };
      };
      const answer = compared(axis, answered(one), answered(other));
      send({ type: "review_compared", beside: { key, answer, lack: null } });
    } catch (error) {
      if (error instanceof Refused)
        send({ type: "review_compared", beside: { key, answer: null, lack: error.message } });
    }
  }

  store.listen((now) => {
    for (const of of wanted(now)) {
      const key = keyOf(now, of);
      if (asked[of] === key) continue;
      asked[of] = key;
      void ask(of, key);
    }
    // A trial that was dropped and begun again is compared again.
    if (!now.reviewing.trial) delete asked.beside;
    else if (wanted(now).includes("audit") && asked.beside !== besideKey(now)) {
      asked.beside = besideKey(now);
      void compare(asked.beside);
    }
    if (!now.reviewing.printing) return;
    // Whoever goes elsewhere meanwhile wants no report.
    const left = now.step !== "review";
    if (!left && !isReady(now)) return;
    send({ type: "review_printing", printing: false });
    if (!left) onceDrawn(() => print());
  });

  function tryOut(what: Suggestion): void {
    const { editing, reviewing } = store.state;
    const audit = reviewing.audit?.answer;
    if (!audit) return;
    const days = what === "half_life" ? audit.half_life.suggested : null;
    const edited = days === null ? withPoints(editing.good, audit) : withHalfLife(editing.good, days);
    if (!edited) return;
    send({ type: "review_tried", trial: { what, scope: audit.scope, edited, days } });
    send({ type: "said", says: "Tried as a second model; yours stays in use." });
    onceDrawn(() => document.querySelector<HTMLElement>("#trial-title")?.focus());
  }

  function goTo(place: Place): void {
    if (place.to === "part") send({ type: "review_part", part: place.part });
    else send({ type: "step", step: place.to === "data" || place.to === "line" ? place.to : "model" });
    if (place.to === "line") showLine(place.of);
    if (place.to === "signal") send({ type: "signal_wanted", id: place.id });
    if (place.to === "field") onceDrawn(() => focus(document.getElementById(idOf(place.path))));
    if (place.to === "signals")
      onceDrawn(() => focus(document.querySelector('[aria-labelledby="signals-engagement"] .signals > button')));
  }

  function showLine(of: "person" | "account"): void {
    const { axis, overview } = store.state;
    const own = overview?.axes.find((one) => one.axis.startsWith(of) && one.threshold !== null);
    if (own && !axis?.startsWith(of)) send({ type: "axis", axis: own.axis });
  }

  hear("part-chosen", (part) => send({ type: "review_part", part }));
  hear("audit-scope-chosen", (scope) => send({ type: "review_scope", scope }));
  hear("columns-chosen", (columns) => send({ type: "review_columns", columns }));
  hear("volume-typed", (volume) => send({ type: "review_volume", volume }));
  hear("review-axis-chosen", (axis) => send({ type: "review_axis", axis }));
  hear("report-wanted", () => send({ type: "review_printing", printing: true }));
  hear("place-wanted", goTo);
  hear("settings-wanted", () => document.querySelector<HTMLDialogElement>("cut-settings dialog")?.showModal());
  hear("record-wanted", ({ scope, key }) => {
    if (scope !== store.state.scope) send({ type: "scope", scope });
    send({ type: "opened", scope, key });
    send({ type: "step", step: "records" });
  });
  hear("trial-wanted", tryOut);
  hear("trial-dropped", () => send({ type: "review_dropped" }));
  hear("trial-adopted", (theta) => send({ type: "trial_adopted", theta }));
  hear("offer-taken", (because) => send({ type: "offer_recorded", on: today(), because }));
  hear("offer-dismissed", () => send({ type: "offer_dismissed" }));
  hear("decision-written", ({ says, because }) => {
    const model = readModel(store.state.model)?.name ?? "";
    send({ type: "decision_recorded", decision: { on: today(), model, what: { kind: "other", says }, because } });
  });
  hear("decision-reworded", (given) => send({ type: "decision_reworded", ...given }));
  hear("decision-withdrawn", (at) => send({ type: "decision_withdrawn", at }));
  hear("decisions-wanted", (format) => {
    const { decisions } = store.state;
    if (format === "csv") download("decisions.csv", "text/csv", decisionsCsv(decisions));
    else download("decisions.json", "application/json", decisionsJson(decisions));
  });
}

/** A field may stand in a part that is folded. */
function focus(field: HTMLElement | null): void {
  const folded = field?.closest("details");
  if (folded) folded.open = true;
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}
