// By how much each gate is passed, as a small picture under its name; the figures beside it say the same.

import { html, svg } from "lit";
import type { Packet } from "../engine/protocol.gen.ts";
import { roundPoints } from "../format.ts";
import { type GateFigures, gatesOf } from "../state/packets.ts";
import { DIMENSION } from "../text.ts";

export function gates(packet: Packet) {
  return html`<div class="scroll" role="region" aria-label="Gates" tabindex="0">
    <table class="gates">
      <thead>
        <tr>
          <th scope="col">Gate</th>
          <th scope="col" class="number">Has</th>
          <th scope="col" class="number">Needs</th>
          <th scope="col" class="number">Over by</th>
        </tr>
      </thead>
      <tbody>
        ${gatesOf(packet).map(
          (figures) => html`<tr>
            <th scope="row">${figures.gate === "score" ? "Line" : (DIMENSION[figures.gate] ?? figures.gate)}${picture(figures)}</th>
            <td class="number">${roundPoints(figures.value)}</td>
            <td class="number">${roundPoints(figures.needed)}</td>
            <td class="number"><strong>${roundPoints(figures.margin)}</strong></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The value as a bar from 0, with a mark at the gate; what is over it stands out. */
function picture({ value, needed }: GateFigures) {
  const low = Math.min(0, needed, value);
  const most = Math.max(value, needed, 0) - low || 1;
  const at = (points: number): number => ((points - low) / most) * 96;
  const from = at(Math.max(0, low));
  const gate = at(needed);
  return html`<svg class="gate-bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<rect class="bar-ground" x="0" y="3" width="100" height="8" />
      <rect class="gate-held" x=${Math.min(from, gate)} y="3" width=${Math.abs(gate - from)} height="8" />
      <rect class="gate-over" x=${gate} y="3" width=${Math.max(0.6, at(value) - gate)} height="8" />
      <rect class="gate-mark" x=${Math.max(0, gate - 0.4)} y="0" width="0.8" height="14" />`}
  </svg>`;
}
