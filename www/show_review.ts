// Hands the review's components their parts of the state, as show.ts does the others.

import { date, plural } from "./format.ts";
import type { Answer } from "./review/lacking.ts";
import { offered } from "./state/decisions.ts";
import { fieldsIn } from "./state/holdings.ts";
import { readModel } from "./state/model.ts";
import { besideKey, type Held, keyOf, PARTS, type Part, type ReviewAsk, scopeOf } from "./state/reviewing.ts";
import { HORIZON_DAYS, type State } from "./state/state.ts";
import { lack } from "./state/status.ts";
import { STAGE } from "./text.ts";

type Give = (selector: string, data: object) => void;
type Memo = <T>(name: string, from: unknown, make: () => T) => T;

export function showReview(state: State, give: Give, memo: Memo, labels: Record<string, string>): void {
  const { reviewing, decisions, editing, overview, model } = state;
  const same = <T extends object>(name: string, data: T): T => memo(`review ${name}`, JSON.stringify(data), () => data);
  const offer = offered(state.offer, editing.now.text);
  for (const place of ["line", "review"])
    give(`cut-decision-offer[data-for="${place}"]`, same("offer", { what: offer }));

  if (state.step !== "review") return;
  const lacks = lack(state, "review");
  give('cut-empty[data-for="review"]', same("lack", { lack: lacks }));
  const loaded = lacks === null && overview !== null;
  const part: Part = loaded ? reviewing.part : "decisions";
  for (const one of PARTS) {
    const room = document.getElementById(`review-${one}`)!;
    room.classList.toggle("is-folded", one !== part);
    room.hidden = !loaded && (one !== "decisions" || decisions.decisions.length === 0);
  }
  document.querySelector<HTMLElement>("cut-review-parts")!.hidden = !loaded;

  const found = reviewing.findings?.answer?.findings.length;
  const notes: Partial<Record<Part, string>> = {};
  if (found !== undefined) notes.findings = String(found);
  if (decisions.decisions.length > 0) notes.decisions = String(decisions.decisions.length);
  give("cut-review-parts", {
    ...same("parts", { part, loaded, printing: reviewing.printing, notes }),
    title: `Review of “${readModel(model)?.name ?? "the model"}”`,
    basis: overview ? basis(state, overview.as_of) : "",
  });
  give("cut-decisions", { decisions });
  if (!loaded) return;

  const answer = <A extends ReviewAsk>(ask: A): Answer<NonNullable<State["reviewing"][A]>["answer"] & object> => {
    const held = reviewing[ask] as Held<NonNullable<State["reviewing"][A]>["answer"] & object> | null;
    return memo(`answer ${ask} ${held?.key === keyOf(state, ask)}`, held, () => ({
      answer: held?.answer ?? null,
      stale: held?.key !== keyOf(state, ask),
      lack: held?.lack ?? null,
    }));
  };
  give("cut-review-findings", { findings: answer("findings"), model, labels });
  give("cut-signals", {
    audit: answer("audit"),
    scope: scopeOf(state),
    columns: reviewing.columns,
    fields: memo("audited fields", state.files, () => fieldsIn(state.files)),
  });
  const { beside } = reviewing;
  const stale = beside?.key !== besideKey(state);
  give("cut-trial", {
    trial: reviewing.trial,
    good: editing.good,
    beside: memo(`beside ${stale}`, beside, () => ({
      answer: beside?.answer ?? null,
      stale,
      lack: beside?.lack ?? null,
    })),
  });
  give("cut-kinds", { kinds: answer("compare"), volume: reviewing.volume });
  const axes = overview.axes;
  give("cut-quarterly", {
    review: answer("review"),
    axes: memo("reviewed axes", axes, () => axes.filter(({ threshold }) => threshold !== null)),
  });
}

/** What the report rests on, in one sentence. */
function basis({ overview, settings }: State, asOf: string): string {
  const people = plural(overview!.people, "person", "people");
  const stage = STAGE[settings.stage ?? "sqo"];
  const horizon = plural(settings.horizon_days ?? HORIZON_DAYS, "day");
  const lines = overview!.axes
    .filter(({ threshold }) => threshold !== null)
    .map(({ label, threshold }) => `${label} ${threshold}`)
    .join("; ");
  return `As of ${date(asOf)}: ${people}, ${plural(overview!.accounts, "account")}. Converted means ${stage} within ${horizon}. Today’s lines: ${lines || "none"}.`;
}
