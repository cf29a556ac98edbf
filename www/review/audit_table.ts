// The audit's table twin: every figure of every signal.

import { html } from "lit";
import type { AuditedSignal } from "../engine/protocol.gen.ts";
import { count, percent, points, ratio, statistic } from "../format.ts";
import { chance } from "./audit_words.ts";
import { verdictOf } from "./words.ts";

export function auditTable(signals: readonly AuditedSignal[]) {
  return html`<div class="scroll" role="region" aria-label="The audit as a table" tabindex="0">
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">Signal</th>
          <th scope="col">Verdict</th>
          <th scope="col">With it</th>
          <th scope="col">Without it</th>
          <th scope="col">Convert with it</th>
          <th scope="col">Convert without it</th>
          <th scope="col">Lift</th>
          <th scope="col">Odds ratio</th>
          <th scope="col">95 % interval</th>
          <th scope="col">phi</th>
          <th scope="col">p</th>
          <th scope="col">q, all tests together</th>
          <th scope="col">Points today</th>
          <th scope="col">Points suggested</th>
        </tr>
      </thead>
      <tbody>
        ${signals.map(
          (signal) => html`<tr>
            <th scope="row">${signal.label}</th>
            <td>${verdictOf(signal)}</td>
            <td>${count(signal.present)}</td>
            <td>${count(signal.absent)}</td>
            <td>${count(signal.converted_present)} <span class="hint">${percent(signal.rate_present)}</span></td>
            <td>${count(signal.converted_absent)} <span class="hint">${percent(signal.rate_absent)}</span></td>
            <td>${signal.lift === null ? "–" : `× ${ratio(signal.lift)}`}</td>
            <td>${ratio(signal.odds_ratio)}</td>
            <td>${ratio(signal.odds_low)} to ${ratio(signal.odds_high)}</td>
            <td>${statistic(signal.phi)}</td>
            <td>${chance(signal.p)}</td>
            <td>${chance(signal.q)}</td>
            <td>${signal.points === null ? "–" : points(signal.points)}</td>
            <td>${signal.suggested_points === null ? "–" : points(signal.suggested_points)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
