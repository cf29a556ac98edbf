// What whoever embeds the calculator sees of it. These are the package's own types of "cutline/calculator".

import type { Calculation, Inputs } from "../engine/protocol.gen.ts";

export type { Calculation, Inputs };

type Camel<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** `qualified_per_month` as `qualifiedPerMonth`, and so on: `null` where nothing is known. */
export type InputProperties = { [Name in keyof Inputs as Camel<Name>]-?: number | null };

export interface CutlineEvents {
  /** The user changed an input, and this is what it comes to. */
  "cutline-change": CustomEvent<{ inputs: Inputs; calculation: Calculation }>;
  /** There is a new calculation, whoever changed the inputs; the first one too. */
  "cutline-calculated": CustomEvent<{ inputs: Inputs; calculation: Calculation }>;
  /** Nothing can be computed on this page: why, and what would help. The element says the same. */
  "cutline-failed": CustomEvent<{ message: string }>;
}

/** `<cutline-calculator>`: attributes are the inputs' names in kebab case, `qualified-per-month` and so on. */
export interface CutlineCalculator extends HTMLElement, InputProperties {
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
  addEventListener<Name extends keyof CutlineEvents>(
    type: Name,
    listener: (this: CutlineCalculator, event: CutlineEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

export declare const CutlineCalculator: { prototype: CutlineCalculator; new (): CutlineCalculator };

/** The core's bytes, or where they are. */
export type ModuleSource = URL | string | BufferSource;

/** Takes the core from elsewhere than beside `calculator.js`; to be called by the script that imports this, at once. */
export declare function useModule(source: ModuleSource): void;

declare global {
  interface HTMLElementTagNameMap {
    "cutline-calculator": CutlineCalculator;
  }
}
