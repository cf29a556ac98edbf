// A score taken apart: a bar for each signal, on one day or on two, the table behind it, and what is still missing.

import { html, nothing, svg } from "lit";
import type { Part, Why } from "../engine/protocol.gen.ts";
import { count, date, plural, points, roundPoints } from "../format.ts";
import { type Bar, bars, daysBetween, lost, type Worth } from "../state/parts.ts";
import type { OpenRow } from "../state/state.ts";
import { DIMENSION, spaced, t } from "../text.ts";
import { missing } from "./missing.ts";

const BARS = 12;

export interface Given {
  open: OpenRow;
  why: Why;
  /** The workspace's day. */
  asOf: string;
  labels: Record<string, string>;
}

export function parts({ open, why, asOf, labels }: Given) {
  const was = open.was !== null && typeof open.was !== "string" ? open.was : null;
  const all = bars(why.parts, was?.parts ?? null);
  const name = (signal: string): string => labels[signal] ?? spaced(signal);
  const drawn = all.slice(0, BARS);
  return html`<div class="why-made">
      <h3>${t.records.why}</h3>
      ${comparison(open, why, asOf)}
      ${all.length > 0 ? html`${legend(drawn, was !== null, open.day, asOf)} ${picture(drawn, name, why.score)}` : html`<p class="hint">No signal is worth anything on ${was ? "either day" : "this day"}.</p>`}
      ${all.length > BARS ? html`<p class="hint">The ${BARS} largest of ${count(all.length)}; all of them are in the table.</p>` : nothing}
    </div>
    <div class="why-not">
      ${missing(why.why_not, t.records.whyNot, name)} ${was ? missing(was.why_not, `${t.records.whyNotThen} ${date(open.day)}`, name) : nothing}
    </div>
    ${all.length > 0 ? table(why.parts, was?.parts ?? null, open, name) : nothing}`;
}

/** "14 days earlier, on 17 Mar 2026: 41 of today's 58 points." */
function comparison(open: OpenRow, why: Why, asOf: string) {
  if (open.day === null) return nothing;
  if (open.was === null) return html`<p class="hint">Taking it apart on ${date(open.day)}…</p>`;
  if (typeof open.was === "string") return html`<p>${open.was}</p>`;
  const days = daysBetween(open.day, asOf);
  const apart = days % 7 === 0 ? plural(days / 7, "week") : plural(days, "day");
  return html`<p class="why-then">
      ${apart} earlier, on ${date(open.day)}: <strong>${roundPoints(open.was.score)}</strong> points; on ${date(asOf)}:
      <strong>${roundPoints(why.score)}</strong>.
    </p>
    <p class="hint">${t.records.noHistory}</p>`;
}

function legend(all: Bar[], compared: boolean, day: string | null, asOf: string) {
  const worths = all.flatMap(({ now, was }) => (was ? [now, was] : [now]));
  const cut = worths.some((worth) => lost(worth).cut !== null);
  const faded = worths.some((worth) => lost(worth).faded !== null);
  if (!cut && !faded && !compared) return nothing;
  return html`<p class="bars-legend hint">
    <span><i class="key is-counts"></i>counts</span>
    ${cut ? html`<span><i class="key is-cut"></i>cut by a cap, a group, the mean or the scale</span>` : nothing}
    ${faded ? html`<span><i class="key is-faded"></i>faded with age</span>` : nothing}
    ${compared ? html`<span>upper bar ${date(asOf)}, lower bar ${date(day)}</span>` : nothing}
  </p>`;
}

function picture(all: Bar[], name: (signal: string) => string, score: number) {
  const worths = all.flatMap(({ now, was }) => (was ? [now, was] : [now]));
  const sizes = worths.flatMap((worth) => [worth.points, worth.beforeCap, worth.beforeDecay]);
  const most = Math.max(...sizes.map(Math.abs), 1e-9);
  const negative = sizes.some((size) => size < 0);
  const zero = negative ? 50 : 0;
  const scale = (negative ? 50 : 100) / most;
  return html`<ul class="bars" aria-label="${roundPoints(score)} points in all">
    ${all.map(
      (bar) => html`<li>
        <span class="bar-name">${name(bar.signal)}${said(bar.now)}</span>
        <span class="bar-drawn">${drawBar(bar.now, bar.dimension, zero, scale)}${bar.was ? drawBar(bar.was, bar.dimension, zero, scale) : nothing}</span>
        <span class="bar-points">${signed(bar.now)}${bar.was ? html`<span class="hint">${signed(bar.was)}</span>` : nothing}</span>
        <span class="tag is-${bar.dimension}">${DIMENSION[bar.dimension] ?? bar.dimension}</span>
      </li>`,
    )}
  </ul>`;
}

const signed = ({ points }: Worth): string =>
  `${points >= 0.05 ? "+" : ""}${roundPoints(Math.abs(points) < 0.05 ? 0 : points)}`;

function said(worth: Worth) {
  const { cut, faded } = lost(worth);
  const says = [
    cut === null ? "" : `${roundPoints(cut)} cut`,
    faded === null ? "" : `${roundPoints(faded)} of ${roundPoints(Math.abs(worth.beforeDecay))} faded`,
  ].filter(Boolean);
  return says.length > 0 ? html`<span class="hint row-key">${says.join(", ")}</span>` : nothing;
}

/** What was there before age and caps, behind what counts. */
function drawBar(worth: Worth, dimension: string, zero: number, scale: number) {
  const kind = worth.points < 0 || worth.beforeDecay < 0 ? "negative" : dimension;
  const layer = (value: number, part: string) => {
    const width = Math.abs(value) * scale;
    return width < 0.05
      ? nothing
      : svg`<rect class="is-${kind} ${part}" x=${value < 0 ? zero - width : zero} y="0" width=${Math.max(0.6, width)} height="10" />`;
  };
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<rect class="bar-ground" x="0" y="0" width="100" height="10" />${layer(worth.beforeDecay, "is-faded")}${layer(worth.beforeCap, "is-cut")}${layer(worth.points, "is-counts")}`}
  </svg>`;
}

function table(now: Part[], was: Part[] | null, { scope, day }: OpenRow, name: (signal: string) => string) {
  const same = (a: Part, b: Part): boolean => a.signal === b.signal && a.person === b.person;
  const gone = (was ?? []).filter((part) => !now.some((other) => same(part, other)));
  const rows = [
    ...now.map((part) => ({ part, earlier: was?.find((other) => same(part, other))?.points ?? 0, is: true })),
    ...gone.map((part) => ({ part, earlier: part.points, is: false })),
  ];
  return html`<details class="why-table">
    <summary>Every part as a table</summary>
    <div class="scroll" role="region" aria-label="Parts of the score" tabindex="0">
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">Signal</th>
            ${scope === "account" ? html`<th scope="col">From</th>` : nothing}
            <th scope="col">Counts as</th>
            <th scope="col">Behind it</th>
            ${was ? html`<th scope="col">On ${date(day)}</th>` : nothing}
            <th scope="col">Before decay</th>
            <th scope="col">Before caps</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ part, earlier, is }) => html`<tr>
              <th scope="row">${name(part.signal)}</th>
              ${scope === "account" ? html`<td class="text">${part.person ?? "the account"}</td>` : nothing}
              <td class="text">${DIMENSION[part.dimension] ?? part.dimension}</td>
              <td class="text">${part.value ?? (is && part.occurrences > 0 ? plural(part.occurrences, "time") : "")}</td>
              ${was ? html`<td>${points(earlier)}</td>` : nothing}
              <td>${points(is ? part.before_decay : 0)}</td>
              <td>${points(is ? part.before_cap : 0)}</td>
              <td><strong>${points(is ? part.points : 0)}</strong></td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
