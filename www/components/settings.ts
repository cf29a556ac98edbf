// What a workspace sets beside its model: the day, the horizon, what counts as converted, which months.

import { html } from "lit";
import { live } from "lit/directives/live.js";
import type { Settings as Chosen, Stage, Statistic } from "../engine/protocol.gen.ts";
import { date } from "../format.ts";
import { STAGE, STATISTIC } from "../text.ts";
import { CutElement } from "./element.ts";
import { numberInput } from "./number.ts";

interface Data {
  settings: Partial<Chosen>;
  asOf: string | null;
  /** The day that holds while none is chosen. */
  latestDay: string | null;
}

const CONVERTED: Stage[] = ["mql", "mqa", "sal", "sql", "sqo", "won"];

/** What the whole numbers count. */
const WHOLE = {
  horizon_days: "days",
  months: "months",
  warmup_months: "months",
  utc_offset_minutes: "minutes",
} as const;

class Settings extends CutElement<Data> {
  protected override view(data: Data) {
    const { settings } = data;
    const set = (change: Partial<Chosen>): void => this.tell("settings-chosen", change);
    const whole = (name: keyof typeof WHOLE, fallback: number, label: string, hint: string, min: number, max: number) =>
      html`<div class="field">
        <label for="setting-${name}">${label}</label>
        ${numberInput({
          id: `setting-${name}`,
          shown: String(settings[name] ?? fallback),
          expects: { min, max, whole: WHOLE[name], required: true },
          set: (typed) => set({ [name]: typed }),
          on: "change",
          describedBy: `setting-${name}-hint`,
        })}
        <span class="hint" id="setting-${name}-hint">${hint}</span>
      </div>`;
    return html`
      <button type="button" class="button is-quiet" @click=${() => this.dialog.showModal()}>Settings</button>
      <dialog class="settings" aria-labelledby="settings-title">
        <div class="settings-head">
          <h2 id="settings-title">Settings</h2>
          <button type="button" class="button" @click=${() => this.dialog.close()}>Done</button>
        </div>
        <div class="settings-fields">
          <label class="field">
            <span>As of</span>
            <input
              type="date"
              .value=${live(data.asOf ?? "")}
              @change=${(event: Event) => this.tell("day-chosen", (event.currentTarget as HTMLInputElement).value || null)}
            />
            <span class="hint">Empty: the latest day in the data${data.latestDay ? `, ${date(data.latestDay)}` : ""}.</span>
          </label>
          <label class="field">
            <span>Converted means</span>
            <select @change=${(event: Event) => set({ stage: (event.currentTarget as HTMLSelectElement).value as Stage })}>
              ${CONVERTED.map((stage) => html`<option value=${stage} ?selected=${stage === (settings.stage ?? "sqo")}>${STAGE[stage]}</option>`)}
            </select>
            <span class="hint">A later stage counts too: a won deal was an opportunity.</span>
          </label>
          ${whole("horizon_days", 90, "Days to convert", "After crossing the line. Those whose time is not up are in no rate.", 1, 730)}
          <label class="field">
            <span>A month is</span>
            <select @change=${(event: Event) => set({ statistic: (event.currentTarget as HTMLSelectElement).value as Statistic })}>
              ${(Object.keys(STATISTIC) as Statistic[]).map((one) => html`<option value=${one} ?selected=${one === (settings.statistic ?? "median")}>${STATISTIC[one]}</option>`)}
            </select>
            <span class="hint">Which of the months stands for “a month”.</span>
          </label>
          ${whole("months", 12, "Months counted", "The last complete ones; 0 for all.", 0, 120)}
          ${whole("warmup_months", 0, "Warm-up months", "Left out at the start, when those already active would seem to cross.", 0, 24)}
          <label class="field">
            <span>Parent companies</span>
            <select @change=${(event: Event) => set({ hierarchy: (event.currentTarget as HTMLSelectElement).value as Chosen["hierarchy"] })}>
              <option value="self" ?selected=${settings.hierarchy !== "ultimate_parent"}>Each account by itself</option>
              <option value="ultimate_parent" ?selected=${settings.hierarchy === "ultimate_parent"}>Moved to the topmost parent</option>
            </select>
            <span class="hint">Where people, activities and outcomes of a subsidiary go.</span>
          </label>
          ${whole("utc_offset_minutes", 0, "Minutes from UTC", "Your workspace’s clock: 60 is one hour ahead.", -840, 840)}
        </div>
      </dialog>
    `;
  }

  private get dialog(): HTMLDialogElement {
    return this.querySelector("dialog")!;
  }
}

customElements.define("cut-settings", Settings);
