// <cutline-calculator>: the calculator in another page. It holds its inputs, asks the core and draws into its own shadow, so
// that nothing of it reaches the host page and none of the host page's styles reaches it.

import { html, nothing, render } from "lit";
import { withInput } from "../calculator/fields.ts";
import { calculatorView } from "../calculator/view.ts";
import approaches from "../components/approaches.css?embedded";
import calculator from "../components/calculator.css?embedded";
import { define } from "../components/element.ts";
import readout from "../components/readout.css?embedded";
import type { Calculation, Inputs } from "../engine/protocol.gen.ts";
import type * as Public from "./calculator_public.ts";
import { takeEarly, tell } from "./host.ts";
import { attributeOf, inputsIn, inputsInJson, NAMES, numberIn, propertyOf } from "./names.ts";
import { ownThread } from "./own_thread.ts";
import { sheets } from "./styles.ts";

const STYLES = [approaches, readout, calculator].join("\n");

type Calculate = (inputs: Inputs) => Calculation;

/** The core's calculator, one for all. What failed is tried again for the next element. */
let loading: Promise<Calculate> | null = null;
function core(): Promise<Calculate> {
  loading ??= ownThread().then(
    (run) => (inputs) => run((bench) => bench.ask({ ask: "calculator", ...inputs })),
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** The properties of the inputs are all alike and are defined below, by their names. */
const ElementWithInputs = HTMLElement as new () => HTMLElement & Public.InputProperties;

class CalculatorElement extends ElementWithInputs implements Public.CutlineCalculator {
  static readonly formAssociated = true;
  static readonly observedAttributes = NAMES.map(attributeOf);

  readonly #internals = this.attachInternals();
  readonly #root = this.attachShadow({ mode: "open" });
  #inputs: Inputs = {};
  #calculate: Calculate | null = null;
  #answered: { inputs: Inputs; answer: Calculation } | null = null;
  #failure: string | null = null;
  #ready: Promise<void> | null = null;
  #disabled = false;
  /** The user changed something that nobody was told yet. */
  #untold = false;
  #due = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = sheets(STYLES);
    this.#internals.role = "group";
    this.#internals.ariaLabel = "Lead calculator";
  }

  get inputs(): Inputs {
    return { ...this.#inputs };
  }

  set inputs(given: Inputs) {
    this.#become(inputsIn(given));
  }

  get calculation(): Calculation | null {
    return this.#current()?.answer ?? null;
  }

  get ready(): Promise<void> {
    this.#ready ??= core().then(
      (calculate) => {
        this.#calculate = calculate;
        this.#settle();
      },
      (error) => {
        this.#fail(error);
        throw error;
      },
    );
    return this.#ready;
  }

  get value(): string {
    return JSON.stringify(this.#inputs);
  }

  set value(text: string) {
    this.#become(inputsInJson(text));
  }

  get name(): string {
    return this.getAttribute("name") ?? "";
  }

  set name(name: string) {
    this.setAttribute("name", name);
  }

  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }

  set disabled(disabled: boolean) {
    this.toggleAttribute("disabled", disabled);
  }

  get type(): string {
    return this.localName;
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** To the first field. */
  override focus(options?: FocusOptions): void {
    this.#root.querySelector("input")?.focus(options);
  }

  attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
    const name = NAMES.find((one) => attributeOf(one) === attribute);
    if (name) this.#become(withInput(this.#inputs, name, numberIn(text)));
  }

  connectedCallback(): void {
    takeEarly(this, ["inputs", "value", ...NAMES.map(propertyOf)]);
    this.#draw();
    // Whoever waits for it hears the reason; the element says it in any case.
    this.ready.catch(() => undefined);
  }

  formDisabledCallback(disabled: boolean): void {
    this.#disabled = disabled;
    this.#settle();
  }

  formResetCallback(): void {
    let inputs: Inputs = {};
    for (const name of NAMES) inputs = withInput(inputs, name, numberIn(this.getAttribute(attributeOf(name))));
    this.#become(inputs);
  }

  formStateRestoreCallback(state: string): void {
    this.value = state;
  }

  #become(inputs: Inputs): void {
    this.#inputs = inputs;
    this.#internals.setFormValue(this.value);
    this.#settle();
  }

  #current(): { inputs: Inputs; answer: Calculation } | null {
    if (!this.#calculate || this.#answered?.inputs === this.#inputs) return this.#answered;
    try {
      this.#answered = { inputs: this.#inputs, answer: this.#calculate(this.#inputs) };
    } catch (error) {
      this.#calculate = null;
      this.#answered = null;
      this.#fail(error as Error);
    }
    return this.#answered;
  }

  /** Computing, telling and drawing: once for all the changes of a task. */
  #settle(): void {
    if (this.#due) return;
    this.#due = true;
    let told = this.#answered;
    queueMicrotask(() => {
      this.#due = false;
      const now = this.#current();
      this.#draw();
      if (!now || now === told) return;
      told = now;
      const detail = { inputs: { ...now.inputs }, calculation: now.answer };
      const untold = this.#untold;
      this.#untold = false;
      this.#tell("cutline-calculated", detail);
      if (untold) this.#tell("cutline-change", detail);
    });
  }

  #fail(error: Error): void {
    this.#failure = error.message;
    this.#settle();
    this.#tell("cutline-failed", { message: error.message });
  }

  #tell<Name extends keyof Public.CalculatorEvents>(name: Name, detail: Public.CalculatorEvents[Name]["detail"]): void {
    tell(this, name, detail);
  }

  #draw(): void {
    if (!this.isConnected) return;
    const shown = { inputs: this.#inputs, answered: this.#answered, offered: null, disabled: this.#disabled };
    const typed = (inputs: Inputs): void => {
      this.#untold = true;
      this.#become(inputs);
    };
    render(
      html`<div class="frame ${this.#failure ? "is-unable" : ""}" part="frame" lang="en">
        <slot name="heading"><h2 part="heading">Lead calculator</h2></slot>
        ${this.#failure ? html`<p class="notice is-bad" part="failure" role="alert">${this.#failure}</p>` : nothing}
        <div class="place">${calculatorView(shown, typed)}</div>
        <slot name="footer"></slot>
      </div>`,
      this.#root,
      { host: this },
    );
  }
}

for (const name of NAMES)
  Object.defineProperty(CalculatorElement.prototype, propertyOf(name), {
    get(this: CalculatorElement): number | null {
      return this.inputs[name] ?? null;
    },
    set(this: CalculatorElement, value: number | null) {
      this.inputs = { ...this.inputs, [name]: value };
    },
    enumerable: true,
    configurable: true,
  });

export const CutlineCalculator: typeof Public.CutlineCalculator = CalculatorElement;

/** When the core can be found: elements that wait on the page ask for it at once. */
export const defineCalculator = (): void => define("cutline-calculator", CalculatorElement);
