// A number that the user gives, or that was measured and may be overruled. Shares are typed in per cent and kept from 0 to 1.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { figure } from "../format.ts";

interface Given {
  label: string;
  unit?: string;
  value: number | null | undefined;
  /** What the typed number is divided by: 100 for per cent. */
  factor?: number;
  placeholder?: string;
  measured?: { value: number | null; says: string };
  set: (value: number | null) => void;
}

export function numberField({ label, unit, value, factor = 1, placeholder, measured, set }: Given) {
  const own = value !== null && value !== undefined;
  const filled = !own && measured && measured.value !== null ? figure(measured.value * factor) : null;
  const typed = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    if (input.validity.badInput || input.validity.rangeUnderflow || input.validity.rangeOverflow) return;
    set(input.value === "" ? null : input.valueAsNumber / factor);
  };
  return html`<label class="field number-field">
    <span>${label}${unit ? html` <span class="unit">${unit}</span>` : nothing}</span>
    <input
      type="number"
      min="0"
      max=${factor === 100 ? 100 : nothing}
      step="any"
      inputmode="decimal"
      placeholder=${filled ?? placeholder ?? nothing}
      class=${filled ? "is-measured" : ""}
      .value=${live(own ? String(Number((value * factor).toPrecision(12))) : "")}
      @input=${typed}
    />
    ${
      measured
        ? html`<span class="source">
            ${
              own
                ? html`your own${
                    measured.value !== null
                      ? html` · <button type="button" class="link" @click=${() => set(null)}>use measured ${figure(measured.value * factor)}${unit === "%" ? " %" : ""}</button>`
                      : nothing
                  }`
                : measured.value === null
                  ? "cannot be measured: type your own"
                  : measured.says
            }
          </span>`
        : nothing
    }
  </label>`;
}
