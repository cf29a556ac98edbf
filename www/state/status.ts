// What each step has and what it lacks, in a few words; and what a step says while it has nothing to show.

import type { Lack } from "../components/empty.ts";
import type { StepStatus } from "../components/steps.ts";
import { count, date, figure, plural } from "../format.ts";
import { atLine, isFlat } from "./line.ts";
import { readModel } from "./model.ts";
import type { State, Step } from "./state.ts";

const empty = (says: string): StepStatus => ({ says, state: "empty" });
const asks = (says: string): StepStatus => ({ says, state: "asks" });
const tool = (says: string): StepStatus => ({ says, state: "tool" });
const ready = (says: string): StepStatus => ({ says, state: "ready" });

/** People or accounts, by what the axis is of. */
export const manyOf = (axis: string | null): string => (axis?.startsWith("account") ? "accounts" : "people");

export function statuses(state: State): Record<Step, StepStatus> {
  return {
    data: data(state),
    model: model(state),
    line: line(state),
    records: records(state),
    handoff: handoff(state),
    review: review(state),
    calculator: tool("needs no data"),
  };
}

function data({ files, loading, sheetsAsked, tooBig, intake, refused }: State): StepStatus {
  if (loading.length > 0) return empty(`reading ${plural(loading.length, "file")}`);
  if (sheetsAsked.length > 0) return asks("a workbook needs an answer");
  if (tooBig.length > 0) return asks("a large file needs an answer");
  if (files.length === 0) return empty("no files yet");
  if (files.some((file) => file.table === null)) return asks("a file needs an answer");
  if (refused?.code === "unresolved_mapping" || files.some((file) => file.missing.length > 0))
    return asks("a column needs an answer");
  const kept = Object.values(intake?.tables ?? {}).reduce((sum, table) => sum + table.kept, 0);
  return ready(`${plural(files.length, "file")}, ${plural(kept, "row")}`);
}

function model({ model, refused }: State): StepStatus {
  if (refused?.code === "invalid_model") return asks("needs a correction");
  const read = readModel(model);
  return read ? ready(read.name) : empty("none chosen");
}

function line({ lines, theta, axis, linesLack, overview }: State): StepStatus {
  if (linesLack !== null) return asks("cannot be drawn yet");
  if (!lines || theta === null || !overview) return empty("needs activities");
  if (isFlat(lines.answer)) return asks("nobody scores a point");
  return ready(`at ${count(theta)}: ${figure(atLine(lines.answer, theta).at.flow)} ${manyOf(axis)} a month`);
}

function records({ scope, overview }: State): StepStatus {
  if (!overview) return empty("nobody loaded yet");
  return ready(scope === "person" ? plural(overview.people, "person", "people") : plural(overview.accounts, "account"));
}

function handoff({ overview, refused }: State): StepStatus {
  if (!overview || refused) return empty("nobody loaded yet");
  const { qualified_accounts } = overview;
  if (qualified_accounts === null) return empty("scores no accounts");
  return qualified_accounts > 0 ? ready(plural(qualified_accounts, "account")) : empty("nobody qualifies");
}

/** Why no account can be handed off. */
function handoffLack({ overview, packetsLack, packets }: State): Lack | null {
  if (packetsLack !== null)
    return {
      title: "The packets cannot be made",
      says: [packetsLack],
      go: { step: "model", label: "To the model" },
      sample: false,
    };
  if (overview?.qualified_accounts === null)
    return {
      title: "This model scores no accounts",
      says: ["A packet is of an account that qualifies: give the model an account part, with gates or a line."],
      go: { step: "model", label: "To the model" },
      sample: false,
    };
  if (packets && !packets.stale && packets.answer.total === 0)
    return {
      title: "No account qualifies",
      says: [
        `On ${date(packets.answer.as_of)} none is over the line. The ranking says what each of them lacks, and the line step what a lower line would bring.`,
      ],
      go: { step: "records", label: "To the accounts" },
      sample: false,
    };
  return null;
}

function review({ overview, reviewing: { findings } }: State): StepStatus {
  if (!overview) return empty("nothing to review yet");
  const found = findings?.answer?.findings.length;
  if (found === undefined) return ready("is the model any good?");
  return ready(found === 0 ? "nothing found wrong" : plural(found, "finding"));
}

const TEACHES: Record<"line" | "records" | "handoff" | "review", string> = {
  line: "Load what people did, and every possible line is drawn here: how many cross it each month, how many of those convert, and what they bring.",
  records: "Load people, accounts or what they did, and everybody is ranked here, each score taken apart.",
  handoff:
    "Load accounts and what their people did, and each account that qualifies gets a packet here: whom to call, why now, and until when.",
  review:
    "Load what people did and what became of them, and it is said here whether the model is any good: mistakes that are known, what each signal is worth, how fast sales met those who qualified, and what became of them quarter by quarter.",
};

/** `null` where the step has something to show. */
export function lack(state: State, step: "line" | "records" | "handoff" | "review"): Lack | null {
  const { files, refused, linesLack, overview } = state;
  if (refused?.code === "invalid_model")
    return {
      title: "The model needs a correction",
      says: [refused.message],
      go: { step: "model", label: "To the model" },
      sample: false,
    };
  if (refused?.code === "score_overflow")
    return {
      title: "The scores grow past what can be counted",
      says: [refused.message],
      go: { step: "model", label: "To the model" },
      sample: false,
    };
  if (refused?.code === "broken")
    return {
      title: "This cannot be worked out",
      says: [refused.message],
      go: { step: "data", label: "To the data" },
      sample: false,
    };
  if (refused)
    return {
      title: "A column is waiting for your answer",
      says: [refused.message],
      go: { step: "data", label: "To the data" },
      sample: false,
    };
  if (files.length === 0) {
    return {
      title: "Nothing loaded yet",
      says: [TEACHES[step]],
      go: { step: "data", label: "Choose files" },
      sample: true,
    };
  }
  if (step === "handoff") return handoffLack(state);
  if (step !== "line") return null;
  if (linesLack !== null)
    return {
      title: "No line can be drawn yet",
      says: [linesLack],
      go: { step: "data", label: "To the data" },
      sample: false,
    };
  if (overview && overview.axes.length === 0)
    return {
      title: "This model has no line",
      says: ["It scores neither people nor accounts."],
      go: { step: "model", label: "To the model" },
      sample: false,
    };
  return null;
}
