// The handles of the board: flags over the plot that can be dragged and steered by keys. Each is a slider to a screen reader.

import { nothing, svg } from "lit";
import type { Handle } from "../state/grip.ts";
import type { Board } from "./board.ts";

export interface Flag {
  handle: Handle;
  at: number;
  /** Its name to a screen reader, and what stands on it. */
  name: string;
  text: string;
  /** What the line is like where it stands. */
  says: string;
  /** It cannot be moved at present. */
  fixed: boolean;
}

/** A flag's height; the rows of today's and the recommended flag. */
const HEIGHT = 24;
const ROW: Record<Handle, number> = { today: 1, recommended: 28 };
/** A letter's width in a wide face, and the room for the grips at both ends. */
const LETTER = 8.6;
const GRIPS = 28;

/** Where a flag stands, drawn down the whole plot; under the line that is moved. */
export const pole = (b: Board, { handle, at }: Flag) =>
  at > b.end ? nothing : svg`<path class="pole is-${handle}" d="M${b.x(at)} ${ROW[handle] + HEIGHT}V${b.axisY}" />`;

export function flag(b: Board, { handle, at, name, text, says, fixed }: Flag, most: number) {
  if (at > b.end) return nothing;
  const x = b.x(at);
  const width = text.length * LETTER + GRIPS;
  const left = Math.max(1, Math.min(b.width - width - 1, x - width / 2));
  const top = ROW[handle];
  const middle = top + HEIGHT / 2;
  const grip = (from: number) => `M${from} ${middle - 4}v8M${from + 4} ${middle - 4}v8`;
  return svg`<g
    class="flag is-${handle}"
    part="flag"
    data-handle=${handle}
    role="slider"
    tabindex="0"
    aria-label=${name}
    aria-valuemin="0"
    aria-valuemax=${most}
    aria-valuenow=${at}
    aria-valuetext=${says}
    aria-disabled=${fixed}
    aria-describedby="board-handles"
  >
    <rect class="flag-plate" x=${left} y=${top} width=${width} height=${HEIGHT} rx="6" />
    ${fixed ? nothing : svg`<path class="flag-grip" d="${grip(left + 6)}${grip(left + width - 10)}" />`}
    <text x=${left + width / 2} y=${middle + 4.5} text-anchor="middle">${text}</text>
  </g>`;
}
