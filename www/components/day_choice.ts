// The day on which a score is looked at: today's, or an earlier one beside it.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { date } from "../format.ts";
import { earlier } from "../state/parts.ts";

interface Given {
  day: string | null;
  asOf: string;
  choose: (day: string | null) => void;
}

export function dayChoice({ day, asOf, choose }: Given) {
  const back = (days: number) => (): void => choose(earlier(day ?? asOf, days));
  const typed = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    if (!input.checkValidity()) return;
    choose(input.value === "" || input.value === asOf ? null : input.value);
  };
  return html`<div class="why-day" role="group" aria-label="The day">
    <label class="field is-inline">
      <span>On the day</span>
      <input type="date" max=${asOf} .value=${live(day ?? asOf)} @change=${typed} />
    </label>
    <button type="button" class="button is-small" @click=${back(7)}>‹ a week earlier</button>
    <button type="button" class="button is-small" @click=${back(14)}>‹ two weeks earlier</button>
    ${day === null ? nothing : html`<button type="button" class="button is-small" @click=${() => choose(null)}>${date(asOf)} ›</button>`}
  </div>`;
}
