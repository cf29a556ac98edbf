// The second model comes into use, and what was moved is written down: where the review changes the model and its record.

import { offered, recorded, whatInWords } from "./decisions.ts";
import type { Edited } from "./edit.ts";
import { readModel, withLine } from "./model.ts";
import type { State } from "./state.ts";
import { axisOf } from "./trial.ts";

/** The state without the trial, and the document to step to; `null` without a trial. */
export function adopted(state: State, theta: number | null): { state: State; edited: Edited } | null {
  const { trial } = state.reviewing;
  if (!trial) return null;
  const axis = axisOf(readModel(trial.edited.text), trial.scope);
  const text = theta === null || axis === null ? trial.edited.text : withLine(trial.edited.text, axis, theta);
  const whose = trial.scope === "person" ? "people" : "accounts";
  const what = trial.what === "points" ? `Suggested points for ${whose}` : `Suggested half-life of ${trial.days} days`;
  const moved = theta === null ? "" : `, with the line at ${theta}`;
  return {
    edited: { ...trial.edited, text },
    state: {
      ...state,
      says: "The second model is in use. Undo takes it back.",
      reviewing: { ...state.reviewing, trial: null, beside: null },
      offer: { kind: "other", says: `${what} adopted${moved}`, model: text },
    },
  };
}

/** What is offered goes into the record, with the model that is in the editor. */
export function offerRecorded(state: State, { on, because }: { on: string; because: string }): State {
  const { text } = state.editing.now;
  const what = offered(state.offer, text);
  if (!what) return { ...state, offer: null };
  const decision = { on, model: readModel(text)?.name ?? "", what, because };
  const says = `Written down: ${whatInWords(what)}.`;
  return { ...state, says, offer: null, decisions: recorded(state.decisions, decision) };
}
