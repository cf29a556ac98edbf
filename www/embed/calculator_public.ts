// What whoever embeds the calculator sees of it. These are the package's own types of "cutline/calculator".

import type { Calculation, Inputs } from "../engine/protocol.gen.ts";
import type { Listen } from "./elements_public.ts";

export { type ModuleSource, useModule } from "./elements_public.ts";
export type { Calculation, Inputs };

type Camel<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** `qualified_per_month` as `qualifiedPerMonth`, and so on: `null` where nothing is known. */
export type InputProperties = { [Name in keyof Inputs as Camel<Name>]-?: number | null };

export interface CalculatorEvents {
  /** The user changed an input, and this is what it comes to. */
  "cutline-change": CustomEvent<{ inputs: Inputs; calculation: Calculation }>;
  /** There is a new calculation, whoever changed the inputs; the first one too. */
  "cutline-calculated": CustomEvent<{ inputs: Inputs; calculation: Calculation }>;
  /** Nothing can be computed on this page: why, and what would help. The element says the same. */
  "cutline-failed": CustomEvent<{ message: string }>;
}

/** `<cutline-calculator>`: attributes are the inputs' names in kebab case, `qualified-per-month` and so on. */
export interface CutlineCalculator extends HTMLElement, InputProperties {
  addEventListener: Listen<CutlineCalculator, CalculatorEvents>;
  /** All inputs; shares are 0 to 1. What is no finite number is left out. */
  inputs: Inputs;
  /** What they come to; `null` until the core is loaded. */
  readonly calculation: Calculation | null;
  /** Settled when the core is loaded; refused with the reason where it cannot be. */
  readonly ready: Promise<void>;
  /** The inputs as JSON: what a form sends under the element's name. */
  value: string;
  name: string;
  disabled: boolean;
  readonly type: string;
  readonly form: HTMLFormElement | null;
}

export declare const CutlineCalculator: { prototype: CutlineCalculator; new (): CutlineCalculator };

declare global {
  interface HTMLElementTagNameMap {
    "cutline-calculator": CutlineCalculator;
  }
}
