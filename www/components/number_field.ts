// A number that the user gives, or that was measured and may be overruled. Shares are typed in per cent and kept from 0 to 1.

import { html, nothing } from "lit";
import { figure } from "../format.ts";
import { numberInput } from "./number.ts";

interface Given {
  id: string;
  label: string;
  unit?: string;
  value: number | null | undefined;
  /** What the typed number is divided by: 100 for per cent. */
  factor?: number;
  placeholder?: string;
  measured?: { value: number | null; says: string };
  set: (value: number | null) => void;
}

export function numberField({ id, label, unit, value, factor = 1, placeholder, measured, set }: Given) {
  const own = value !== null && value !== undefined;
  const filled = !own && measured && measured.value !== null ? figure(measured.value * factor) : null;
  return html`<div class="field number-field" part="field">
    <label for=${id} part="label">${label}${unit ? html` <span class="unit">${unit}</span>` : nothing}</label>
    ${numberInput({
      id,
      shown: own ? String(Number((value * factor).toPrecision(12))) : "",
      expects: { min: 0, ...(factor === 100 && { max: 100 }) },
      set: (typed) => set(typed === null ? null : typed / factor),
      on: "input",
      placeholder: filled ?? placeholder,
      class: filled ? "is-measured" : "",
      describedBy: measured && `${id}-source`,
    })}
    ${measured ? html`<span class="source" id="${id}-source">${source(own, measured, factor, unit, set)}</span>` : nothing}
  </div>`;
}

/** Where the number comes from, and the way back to the measured one. */
function source(
  own: boolean,
  measured: { value: number | null; says: string },
  factor: number,
  unit: string | undefined,
  set: Given["set"],
) {
  if (!own) return measured.value === null ? "cannot be measured: type your own" : measured.says;
  if (measured.value === null) return "your own";
  const value = `${figure(measured.value * factor)}${unit === "%" ? " %" : ""}`;
  return html`your own · <button type="button" class="link" @click=${() => set(null)}>use measured ${value}</button>`;
}
