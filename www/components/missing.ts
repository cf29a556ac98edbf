// Why a record does not qualify yet: each gate missed as a bar up to the gate, and the single signals that would close it.

import { html, nothing, svg } from "lit";
import type { WhyNot } from "../engine/protocol.gen.ts";
import { points } from "../format.ts";
import { GATE } from "../text.ts";

const SHOWN = 8;
/** Where the gate stands on a bar of 100. */
const GATE_AT = 84;

export function missing(all: WhyNot[], title: string, name: (signal: string) => string) {
  if (all.length === 0) return nothing;
  return html`<h3>${title}</h3>
    <ul>
      ${all.map((one) => html`<li class="gap">${gap(one, name)}</li>`)}
    </ul>`;
}

function gap(one: WhyNot, name: (signal: string) => string) {
  if (one.gate === "activity")
    return html`<p>There is no activity within the model’s look-back, and silence qualifies nobody.</p>`;
  const gate = GATE[one.gate] ?? one.gate;
  const filled = one.needed > 0 ? Math.max(0, Math.min(1, one.value / one.needed)) * GATE_AT : 0;
  const rest = one.signals.length - SHOWN;
  return html`<p>
      <strong>${gate.charAt(0).toUpperCase()}${gate.slice(1)}</strong> is ${points(one.value)} and needs ${points(one.needed)}: ${points(one.gap)} short.
    </p>
    <svg class="bar gap-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      ${svg`<rect class="bar-ground" width="100" height="10" /><rect class="gap-value" width=${filled} height="10" /><rect class="gap-gate" x=${GATE_AT} width="0.8" height="10" />`}
    </svg>
    ${
      one.signals.length > 0
        ? html`<p class="hint">Any one of these would close it:</p>
            <ul class="closing">
              ${one.signals.slice(0, SHOWN).map((signal) => html`<li>${name(signal)}</li>`)} ${rest > 0 ? html`<li class="hint">and ${rest} more</li>` : nothing}
            </ul>`
        : html`<p class="hint">No single signal would close it.</p>`
    }`;
}
