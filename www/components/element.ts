// What every component of the page is: data in by one property, a view drawn from it, news out by typed events.
// Components draw into the light DOM, so labels, forms and the page's style sheet work across them as in plain HTML.

import { render, type TemplateResult } from "lit";
import type {
  Approach,
  Axis,
  Inputs,
  ListsDocument,
  Objective,
  PacketFormat,
  Scope,
  Settings,
  Stage,
  Table,
  Unresolved,
} from "../engine/protocol.gen.ts";
import type { Cuts } from "../state/cuts.ts";
import type { Edit } from "../state/edit.ts";
import type { Days } from "../state/kept.ts";
import type { Listing } from "../state/listing.ts";
import type { Reading } from "../state/mapping.ts";
import type { Place } from "../state/mended.ts";
import type { Part } from "../state/reviewing.ts";
import type { Slot } from "../state/scenarios.ts";
import type { Step } from "../state/state.ts";
import type { Suggestion } from "../state/trial.ts";

/** Everything a component can tell, by the event's name. */
export interface News {
  "files-chosen": File[];
  "sample-wanted": null;
  "load-cancelled": number;
  "file-removed": number;
  "removal-undone": null;
  "failure-dismissed": number;
  "table-chosen": { file: number; table: Table };
  /** Those of a workbook that are wanted; none, if it is to be left out. */
  "sheets-chosen": { file: number; name: string; sheets: string[] };
  /** Another sheet of the workbook of that name. */
  "sheet-chosen": { file: number; name: string; sheet: string };
  /** What becomes of a file that may be too large: a share of it is read, all of it, or nothing. */
  "size-answered": { file: number; way: "share" | "all" | "none" };
  "column-chosen": { file: number; header: string; field: string | null };
  "constant-chosen": { file: number; field: string; constant: string };
  "question-answered": { file: number; asked: Unresolved; reading: Reading };
  /** What a name in a file's column of stages means; empty: none of the stages. */
  "stage-meant": { file: number; column: string; name: string; means: Stage | "" };
  "step-chosen": Step;
  "starter-chosen": number;
  "line-typed": { axis: string; theta: number };
  /** Edits of one place in a row are one step, until it is settled. */
  "model-edited": { edit: Edit; place: string | null };
  "edit-settled": null;
  /** A signal's id: it is to be opened. */
  "signal-wanted": string;
  "undo-wanted": null;
  "redo-wanted": null;
  "model-imported": File;
  "export-wanted": null;
  /** The model as SQL, with what shows that a warehouse agrees. */
  "parcel-wanted": null;
  "version-saved": string;
  "version-restored": number;
  "version-removed": number;
  "axis-chosen": Axis;
  "line-moved": number;
  "line-adopted": null;
  /** Today's line, dragged to another place. */
  "line-set": number;
  "target-typed": { approach: Approach; name: string; value: number | null };
  /** Whether the capacity is worked out from reps and hours. */
  "capacity-way-chosen": boolean;
  /** The card of an approach is to be filled in. */
  "target-wanted": Approach;
  "objective-chosen": Objective;
  "scenario-kept": Slot;
  "scenario-named": { slot: Slot; name: string };
  /** Everything as it was when the scenario was kept. */
  "scenario-resumed": Slot;
  "scenario-again": Slot;
  "scenario-cleared": Slot;
  "scenarios-swapped": null;
  /** All inputs, as they are after the change. */
  "calculator-changed": Inputs;
  "scope-chosen": Scope;
  /** Another order, search, choice or part of the list. */
  "listing-chosen": Partial<Listing>;
  "row-opened": { scope: Scope; key: string };
  "row-closed": null;
  "comparison-chosen": string | null;
  "cuts-chosen": Cuts;
  /** The rows of a file that were set aside, as a file. */
  "set-aside-wanted": number;
  /** All of them, as a file. */
  "unmatched-wanted": null;
  "packet-opened": string;
  /** All packets, as a file. */
  "packets-wanted": PacketFormat;
  "list-changed": Partial<ListsDocument>;
  "list-reset": keyof ListsDocument;
  "part-chosen": Part;
  "audit-scope-chosen": Scope;
  /** Those to audit beside the signals. */
  "columns-chosen": readonly string[];
  "volume-typed": number | null;
  "review-axis-chosen": Axis;
  "report-wanted": null;
  /** Where something is mended. */
  "place-wanted": Place;
  /** A person or account is to be opened among the others. */
  "record-wanted": { scope: Scope; key: string };
  "trial-wanted": Suggestion;
  "trial-dropped": null;
  /** With the line of the second model there, or with the line as it is. */
  "trial-adopted": number | null;
  /** What was moved is written down, with the reason. */
  "offer-taken": string;
  "offer-dismissed": null;
  "decision-written": { says: string; because: string };
  "decision-reworded": { at: number; because: string };
  "decision-withdrawn": number;
  "decisions-wanted": "csv" | "json";
  /** For so many days; `null` for not at all. */
  "files-kept": Days | null;
  "everything-forgotten": null;
  "keeping-wanted": null;
  "notice-dismissed": null;
  /** With the data or without. */
  "project-saved": boolean;
  "project-chosen": File;
  /** What was offered takes the place of what it names; or does not. */
  "proposal-taken": null;
  "proposal-declined": null;
  "settings-wanted": null;
  "settings-chosen": Partial<Settings>;
  "day-chosen": string | null;
}

const same = (a: object, b: object): boolean => {
  const keys = Object.keys(a) as (keyof typeof a)[];
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
};

export abstract class CutElement<Data extends object> extends HTMLElement {
  #data: Data | null = null;
  #due = false;

  /** Equal data, member by member, draws nothing again. */
  set data(data: Data) {
    if (this.#data && same(this.#data, data)) return;
    if (this.#data === null) this.replaceChildren();
    this.#data = data;
    this.redraw();
  }

  protected get current(): Data | null {
    return this.#data;
  }

  protected abstract view(data: Data): TemplateResult | null;

  /** After what the element itself remembers (an open detail, a width) has changed. */
  protected redraw(): void {
    if (this.#due || this.#data === null) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.#data === null) return;
      // In another page the element stands in a shadow tree, which knows its own focus.
      const focused = (this.getRootNode() as Document | ShadowRoot).activeElement;
      const inside = this.contains(focused);
      render(this.view(this.#data), this, { host: this });
      if (inside && !focused?.isConnected) this.focusLost();
      this.drawn();
    });
  }

  /** What had the focus is gone: without another place for it, whoever uses the keyboard starts again from the top. */
  protected focusLost(): void {
    focusHeading(this.closest("section") ?? this);
  }

  /** Called after each drawing. */
  protected drawn(): void {}

  protected tell<K extends keyof News>(name: K, detail: News[K]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

/** Moves the focus to the heading of a part of the page. */
export function focusHeading(part: Element | null): void {
  const heading = part?.querySelector<HTMLElement>("h2, h3");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

/** Listens to news of one name, with its type. */
export function hear<K extends keyof News>(
  name: K,
  listener: (detail: News[K]) => void,
  from: Document | ShadowRoot = document,
): void {
  from.addEventListener(name, (event) => listener((event as CustomEvent<News[K]>).detail));
}

/** In another page an element may come with several modules: the first of them defines it for all. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
