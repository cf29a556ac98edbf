// <cutline-board>: the board in another page. It takes rows, a model and targets from the host page, lets the core compute,
// and draws the page's own board into its shadow, so that nothing of it reaches the host page nor the other way round.

import { render } from "lit";
import picture from "../charts/picture.css?embedded";
import board from "../components/board.css?embedded";
import { define, hear } from "../components/element.ts";
import line from "../components/line.css?embedded";
import type { Axis, Calibration, Overview } from "../engine/protocol.gen.ts";
import { count } from "../format.ts";
import { atLine } from "../state/line.ts";
import { withLine } from "../state/model.ts";
import tables from "../style/tables.css?embedded";
import { BoardCore, type Drawn, type Lacking, type Told } from "./board_core.ts";
import { ATTRIBUTES, type Given, NOTHING, PROPERTIES, withGiven } from "./board_given.ts";
import type * as Public from "./board_public.ts";
import { boardView, thetaOf } from "./board_view.ts";
import { takeEarly, tell } from "./host.ts";
import { numberIn } from "./names.ts";
import { sheets } from "./styles.ts";
import { isGiven } from "./tables.ts";

const STYLES = [tables, line, board, picture].join("\n");

/** The properties of what is given are all alike and are defined below, by their names. */
const ElementWithGiven = HTMLElement as new () => HTMLElement & Pick<Public.CutlineBoard, keyof Given>;

class BoardElement extends ElementWithGiven implements Public.CutlineBoard {
  static readonly observedAttributes = [...Object.keys(ATTRIBUTES), "threshold"];

  static {
    for (const name of PROPERTIES)
      Object.defineProperty(BoardElement.prototype, name, {
        get(this: BoardElement): unknown {
          return this.#given[name];
        },
        set(this: BoardElement, value: unknown) {
          this.#become(name, value);
        },
        enumerable: true,
        configurable: true,
      });
  }

  readonly #internals = this.attachInternals();
  readonly #root = this.attachShadow({ mode: "open" });
  #core: BoardCore | null = null;
  #given = NOTHING;
  #threshold: number | null = null;
  #drawn: Drawn | null = null;
  #failure: Lacking | null = null;
  #says = "";
  /** The recommended line that was told last; `undefined` before any was. */
  #recommended: number | null | undefined;
  #due = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = sheets(STYLES);
    this.#internals.role = "group";
    this.#internals.ariaLabel = "Line board";
    hear("line-moved", (theta) => this.#move(theta), this.#root);
    hear("line-set", (theta) => this.#setToday(theta), this.#root);
    hear("line-adopted", () => this.#drawn && this.#setToday(thetaOf(this.#drawn, this.#threshold)), this.#root);
    hear("objective-chosen", (objective) => this.#become("objective", objective), this.#root);
    hear("axis-chosen", (axis) => this.#choose(axis), this.#root);
  }

  get threshold(): number | null {
    return this.#threshold;
  }

  set threshold(threshold: number | null) {
    this.#threshold = Number.isInteger(threshold) && threshold! >= 0 ? threshold : null;
    this.#settle();
  }

  get calibration(): Calibration | null {
    return this.#drawn && atLine(this.#drawn.lines, thetaOf(this.#drawn, this.#threshold));
  }

  get overview(): Overview | null {
    return this.#drawn?.overview ?? null;
  }

  get ready(): Promise<void> {
    return this.#started().ready;
  }

  /** To the slider. */
  override focus(options?: FocusOptions): void {
    this.#root.querySelector<HTMLElement>(".line-slider")?.focus(options);
  }

  attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
    const given = ATTRIBUTES[attribute];
    if (given) this.#become(given.name, text === null ? null : given.value(text));
    else this.threshold = numberIn(text);
  }

  connectedCallback(): void {
    takeEarly(this, [...PROPERTIES, "threshold"]);
    this.#settle();
  }

  /** A board that is only moved in the page is back at once; one that is gone needs its worker no more. */
  disconnectedCallback(): void {
    setTimeout(() => {
      if (this.isConnected) return;
      this.#core?.end();
      this.#core = null;
    });
  }

  #started(): BoardCore {
    if (this.#core) return this.#core;
    this.#core = new BoardCore((told) => this.#hear(told));
    // Whoever waits for it hears the reason; the element says it in any case.
    this.#core.ready.catch(() => undefined);
    return this.#core;
  }

  #become(name: keyof Given, value: unknown): void {
    this.#given = withGiven(this.#given, name, value);
    this.#settle();
  }

  #move(theta: number): void {
    this.threshold = theta;
    if (this.#drawn) this.#tell("cutline-line-moved", this.#line(this.#drawn));
  }

  /** Today's line is the model's own. */
  #setToday(threshold: number): void {
    if (!this.#drawn) return;
    const { axis } = this.#drawn;
    const model = withLine(this.#drawn.model, axis, threshold);
    this.#says = `Today’s line is now ${count(threshold)}.`;
    this.#become("model", model);
    this.#tell("cutline-line-set", { axis, threshold, model });
  }

  #choose(axis: Axis): void {
    this.#threshold = null;
    this.#become("axis", axis);
  }

  /** Giving and drawing: once for all the changes of a task. */
  #settle(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (!this.isConnected) return;
      this.#started().give(this.#given);
      this.#draw();
    });
  }

  /** News goes out when what it is about is drawn. */
  #hear(told: Told): void {
    if (told === "reading") this.#says = "The rows are being read.";
    else if (told === "empty") [this.#drawn, this.#failure, this.#says] = [null, null, ""];
    else if ("message" in told) [this.#drawn, this.#failure, this.#says] = [null, told, ""];
    else [this.#drawn, this.#failure, this.#says] = [told, null, this.#drawn ? this.#says : "Every line is drawn."];
    this.#draw();
    if (typeof told === "object")
      queueMicrotask(() => ("message" in told ? this.#tell("cutline-failed", told) : this.#show(told)));
  }

  #show(drawn: Drawn): void {
    const line = this.#line(drawn);
    const recommended = drawn.lines.whole.recommended?.theta ?? null;
    const other = recommended !== this.#recommended;
    this.#recommended = recommended;
    this.#tell("cutline-ready", { ...line, overview: drawn.overview });
    if (other) this.#tell("cutline-recommended", { ...line, threshold: recommended });
  }

  #line(drawn: Drawn): Public.LineDetail {
    const threshold = thetaOf(drawn, this.#threshold);
    return { axis: drawn.axis, threshold, calibration: atLine(drawn.lines, threshold) };
  }

  #tell<Name extends keyof Public.BoardEvents>(name: Name, detail: Public.BoardEvents[Name]["detail"]): void {
    tell(this, name, detail);
  }

  #draw(): void {
    if (!this.isConnected) return;
    const shown = {
      given: this.#given,
      hasRows: Object.values(this.#given.tables).some(isGiven),
      drawn: this.#drawn,
      failure: this.#failure?.message ?? null,
      says: this.#says,
      threshold: this.#threshold,
    };
    render(boardView(shown), this.#root, { host: this });
  }
}

export const CutlineBoard: typeof Public.CutlineBoard = BoardElement;

/** When the core can be found: elements that wait on the page ask for it at once. */
export const defineBoard = (): void => define("cutline-board", BoardElement);
