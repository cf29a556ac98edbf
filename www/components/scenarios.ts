// Two scenarios and what holds now, side by side: kept, named, swapped, taken up again, cleared.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { list } from "../format.ts";
import { type Row, rows } from "../scenario_table.ts";
import { nameOf, type Scenario, SLOTS, type Slot } from "../state/scenarios.ts";
import { CutElement } from "./element.ts";

interface Data {
  a: Scenario | null;
  b: Scenario | null;
  /** What is chosen at present; `null` while there is no line. */
  now: Scenario | null;
  /** What has changed since each was computed. */
  changed: Record<Slot, string[]>;
  /** The name of each axis. */
  axes: Record<string, string>;
}

class Scenarios extends CutElement<Data> {
  /** Where the focus goes when the button that was pressed is gone. */
  private next = ".is-keep-a";

  protected override view(data: Data) {
    const { a, b, now } = data;
    if (!now) return html``;
    const kept = SLOTS.filter((slot) => data[slot]);
    return html`<section class="card" aria-labelledby="scenarios-title">
      <h3 id="scenarios-title">Two scenarios</h3>
      <p class="hint">
        Keep the line, the targets and the model as they are, change what you like, and see both side by side. A scenario
        keeps its figures as they were computed; what has changed since is said with it.
      </p>
      <p class="scenario-ways">
        ${SLOTS.map((slot) => html`<button type="button" class="button is-small is-keep-${slot}" @click=${() => this.tell("scenario-kept", slot)}>${data[slot] ? `Keep these as ${slot.toUpperCase()} instead` : `Keep these as ${slot.toUpperCase()}`}</button>`)}
        ${a && b ? html`<button type="button" class="button is-small" @click=${() => this.tell("scenarios-swapped", null)}>Swap A and B</button>` : nothing}
      </p>
      ${
        kept.length > 0
          ? html`<ul class="scenarios">${repeat(
              kept,
              (slot) => slot,
              (slot) => this.scenario(slot, data[slot]!, data.changed[slot]),
            )}</ul>`
          : nothing
      }
      ${kept.length > 0 ? this.table(data, [...kept.map((slot) => data[slot]!), now], kept) : nothing}
    </section>`;
  }

  private scenario(slot: Slot, scenario: Scenario, changed: string[]) {
    const letter = slot.toUpperCase();
    const hidden = html`<span class="visually-hidden"> ${scenario.name}</span>`;
    const rename = (event: Event): void => {
      const input = event.currentTarget as HTMLInputElement;
      this.tell("scenario-named", { slot, name: input.value.trim() || nameOf(slot) });
      this.redraw();
    };
    const again = (): void => {
      this.next = `.scenario.is-${slot} .is-resume`;
      this.tell("scenario-again", slot);
    };
    const clear = (): void => {
      this.next = `.is-keep-${slot}`;
      this.tell("scenario-cleared", slot);
    };
    return html`<li class="scenario is-${slot}">
      <label class="field is-inline">
        <span><span class="letter" aria-hidden="true">${letter}</span><span class="visually-hidden">Name of scenario ${letter}</span></span>
        <input autocomplete="off" maxlength="60" .value=${live(scenario.name)} @change=${rename} />
      </label>
      <span class="scenario-ways">
        <button type="button" class="button is-small is-resume" @click=${() => this.tell("scenario-resumed", slot)}>Go back to it${hidden}</button>
        ${changed.length > 0 ? html`<button type="button" class="button is-small" @click=${again}>Compute again${hidden}</button>` : nothing}
        <button type="button" class="button is-small" @click=${clear}>Clear${hidden}</button>
      </span>
      ${
        changed.length > 0
          ? html`<p class="hint">Computed before ${list(changed)} changed. “Compute again” takes its line and targets with what holds now.</p>`
          : nothing
      }
      ${scenario.lack === null ? nothing : html`<p class="notice is-warn">It cannot be computed with what holds now: ${scenario.lack}</p>`}
    </li>`;
  }

  protected override focusLost(): void {
    this.querySelector<HTMLElement>(this.next)?.focus();
  }

  private table({ axes }: Data, scenarios: Scenario[], kept: Slot[]) {
    const { chosen, brought } = rows(scenarios, axes);
    const body = (title: string, of: Row[]) => html`<tbody>
      <tr><th scope="rowgroup" colspan=${scenarios.length + 1} class="rows-of">${title}</th></tr>
      ${of.map(
        ({ name, cells, differs }) =>
          html`<tr class=${differs ? "differs" : ""}>
            <th scope="row">${name}</th>
            ${cells.map((cell, i) => html`<td class=${scenarios[i]!.waiting ? "is-stale" : ""}>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>`;
    return html`<div class="scroll" role="region" aria-label="Scenarios side by side" tabindex="0">
      <table class="beside-each">
        <thead>
          <tr>
            <td></td>
            ${scenarios.map(
              ({ name }, i) =>
                html`<th scope="col">${kept[i] ? html`<span class="letter" aria-hidden="true">${kept[i].toUpperCase()}</span> ` : nothing}${name}</th>`,
            )}
          </tr>
        </thead>
        ${body("Chosen", chosen)} ${body("What it brings", brought)}
      </table>
    </div>`;
  }
}

customElements.define("cut-scenarios", Scenarios);
