// What a file's own names of stages mean. In a table of deals such a name is an open stage, and only its end is asked for.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { Stage, StageName, StageNames } from "../engine/protocol.gen.ts";
import { count, plural } from "../format.ts";
import { STAGE, t } from "../text.ts";

/** `means` is a stage, or empty where the name stands for none. */
export type Meant = (name: string, means: Stage | "") => void;

/** No answer's value. */
const UNSAID = "?";

/** `title` is the file’s. */
export function stages(title: string, stages: StageNames, meant: Meant) {
  return stages.is_deals ? ofDeals(title, stages, meant) : ofOutcomes(title, stages, meant);
}

function ofOutcomes(title: string, stages: StageNames, meant: Meant) {
  const unsaid = stages.names.filter(({ means }) => means === null);
  const rows = unsaid.reduce((sum, name) => sum + name.rows, 0);
  const ways: [string, string][] = [...(Object.entries(STAGE) as [Stage, string][]), ["", t.data.leaveAside]];
  return html`<fieldset class="notice ${unsaid.length > 0 ? "is-warn" : ""} question">
    <legend>${t.data.whichStages(stages.column)}</legend>
    <p>
      ${
        unsaid.length > 0
          ? `${plural(unsaid.length, "name is", "names are")} none of the stages we know: ${plural(rows, "row is", "rows are")} set aside until you say what each means.`
          : t.data.stagesSaid
      }
      ${t.data.onceForAll}
    </p>
    ${names(title, stages, (name) => choice(name, name.means ?? UNSAID, name.means === null ? [[UNSAID, t.data.unsaid], ...ways] : ways, meant))}
  </fieldset>`;
}

function ofDeals(title: string, stages: StageNames, meant: Meant) {
  const ways: [string, string][] = [
    ["", t.data.openDeal],
    ["won", STAGE.won],
    ["lost", STAGE.lost],
  ];
  const end = ({ means }: StageName): string => (means === "won" || means === "lost" ? means : "");
  const ended = stages.names.filter((name) => end(name) !== "").length;
  return html`<details class="stages">
    <summary>${t.data.dealStages(stages.column)}: ${count(stages.names.length + stages.more - ended)} open, ${count(ended)} at an end by your word</summary>
    <p class="hint">${t.data.dealsHint} ${t.data.onceForAll}</p>
    ${names(title, stages, (name) => choice(name, end(name), ways, meant))}
  </details>`;
}

function names(title: string, stages: StageNames, select: (name: StageName) => unknown) {
  return html`<div class="scroll" role="region" aria-label="Names of stages in ${title}" tabindex="0">
      <table class="stage-names">
        <thead>
          <tr>
            <th scope="col">${t.data.stageName}</th>
            <th scope="col">${t.data.stageRows}</th>
            <th scope="col">${t.data.stageMeans}</th>
          </tr>
        </thead>
        <tbody>
          ${stages.names.map(
            (name) => html`<tr>
              <th scope="row">${name.name}</th>
              <td>${count(name.rows)}</td>
              <td>${select(name)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${stages.more > 0 ? html`<p class="hint">And ${plural(stages.more, "name")} more, each in fewer rows. Is “${stages.column}” the column of stages?</p>` : nothing}`;
}

function choice(name: StageName, chosen: string, ways: [string, string][], meant: Meant) {
  return html`<select
    aria-label="${name.name} means"
    .value=${live(chosen)}
    @change=${(event: Event) => {
      const value = (event.currentTarget as HTMLSelectElement).value;
      if (value !== UNSAID) meant(name.name, value as Stage | "");
    }}
  >
    ${ways.map(([value, label]) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`)}
  </select>`;
}
