// How fast those who crossed were met: two clocks, each with the share in time, the ten that took longest, and by owner.

import { html, nothing } from "lit";
import type { Clock, Sla } from "../engine/protocol.gen.ts";
import { count, figure, percent } from "../format.ts";
import { bar } from "./bar.ts";

const DAY = 24;

/** Hours, or days where they are many. */
const took = (hours: number): string => (hours < 2 * DAY ? `${figure(hours)} hours` : `${figure(hours / DAY)} days`);

interface Named {
  title: string;
  lack: string;
}

const QUALIFY: Named = {
  title: "From crossing the line to the hand-off",
  lack: "Nobody who crossed was handed off: outcomes of stage MQL or MQA tell it.",
};
const CONTACT: Named = {
  title: "From the hand-off to the first contact",
  lack: "No first contact is known: “first contacted at” of contacts tells it, or an outcome of stage SAL.",
};

export const clocksView = ({ qualify, contact }: Sla, open: (key: string) => void) => html`<div class="clocks">
  ${clock("qualify", QUALIFY, qualify, open)} ${clock("contact", CONTACT, contact, open)}
</div>`;

function clock(id: string, { title, lack }: Named, it: Clock, open: (key: string) => void) {
  return html`<section class="clock" aria-labelledby="clock-${id}">
    <h4 id="clock-${id}">${title}</h4>
    ${it.judged === 0 ? html`<p class="empty-note">${lack}</p>` : body(it, open)}
  </section>`;
}

function body({ within_hours, judged, in_time, share, worst, owners }: Clock, open: (key: string) => void) {
  return html`<p class="clock-says">${bar(share ?? 0)}<strong>${percent(share)}</strong></p>
    <p class="hint">${count(in_time)} of ${count(judged)} within ${count(within_hours)} hours.</p>
    <details open class="is-told">
      <summary>Longest: the worst ${worst.length === 1 ? "one" : count(worst.length)}</summary>
      <ol class="worst">
        ${worst.map(({ key, hours }) => html`<li><button type="button" class="link" @click=${() => open(key)}>${key}</button> <span>${took(hours)}</span></li>`)}
      </ol>
    </details>
    ${
      owners.length === 0
        ? nothing
        : html`<details>
            <summary>By owner</summary>
            <table class="numbers">
              <thead><tr><th scope="col">Owner</th><th scope="col">In time</th><th scope="col">Of</th></tr></thead>
              <tbody>
                ${owners.map(({ owner, in_time, judged, share }) => html`<tr><th scope="row">${owner ?? html`<span class="hint">no owner</span>`}</th><td>${count(in_time)} <span class="hint">${percent(share)}</span></td><td>${count(judged)}</td></tr>`)}
              </tbody>
            </table>
          </details>`
    }`;
}
