// What whoever embeds the board sees of it. These are the package's own types of "cutline/board".

import type {
  Axis,
  Calibration,
  Mapping,
  ModelDocument,
  Objective,
  Overview,
  Settings,
  Table,
  Targets,
} from "../engine/protocol.gen.ts";
import type { Listen } from "./elements_public.ts";

export { type ModuleSource, useModule } from "./elements_public.ts";
export type { Axis, Calibration, Mapping, ModelDocument, Objective, Overview, Settings, Table, Targets };

/**
 * A table: rows (objects with a value for each column: text, number, boolean, `Date` or nothing), or CSV as text or file.
 * Rows are not watched: give a new array when they have changed.
 */
export type TableSource = readonly object[] | string | Blob;

export type Tables = { [Name in Table]?: TableSource | null };

/** Which column feeds which field of each table, where its header does not tell. */
export type Mappings = { [Name in Table]?: Mapping };

/** A line on an axis, and all that is so there. */
export interface LineDetail {
  axis: Axis;
  threshold: number;
  calibration: Calibration;
}

export interface BoardEvents {
  /** The user moved the line that is looked at. */
  "cutline-line-moved": CustomEvent<LineDetail>;
  /** The user set today's line elsewhere: `model` is the document with it, as JSON. */
  "cutline-line-set": CustomEvent<{ axis: Axis; threshold: number; model: string }>;
  /** Another line is recommended than before, or none; the first one too. */
  "cutline-recommended": CustomEvent<{ axis: Axis; threshold: number | null; calibration: Calibration }>;
  /** What was given last is drawn. */
  "cutline-ready": CustomEvent<LineDetail & { overview: Overview }>;
  /** Nothing can be drawn: why, and what would help. The element says the same. `code` where the core refused. */
  "cutline-failed": CustomEvent<{ message: string; code: string | null }>;
}

/** `<cutline-board>`: every line at once, over the rows that the page gives. */
export interface CutlineBoard extends HTMLElement {
  addEventListener: Listen<CutlineBoard, BoardEvents>;
  /** The rows. Without any the element says that there is nothing to draw. */
  tables: Tables;
  mappings: Mappings;
  /** A model document, as JSON or as a value, or a starter model's name; without one the first starter model. */
  model: string | ModelDocument;
  /** What is not given keeps its default. */
  settings: Partial<Settings>;
  targets: Targets;
  /** What "best" means among the lines that serve every target. */
  objective: Objective;
  /** What the line is moved along; `null`, or one that the model does not have: the model's own. */
  axis: Axis | null;
  /** The line that is looked at; `null`: today's, as the model has it. */
  threshold: number | null;
  /** The day looked at, YYYY-MM-DD; `null`: that of the latest activity or outcome. */
  asOf: string | null;
  /** All that is so at the line; `null` while nothing is drawn. */
  readonly calibration: Calibration | null;
  /** How much of what was read, the axes and what was measured; `null` while nothing is drawn. */
  readonly overview: Overview | null;
  /** Settled when the core is loaded; refused with the reason where it cannot be. */
  readonly ready: Promise<void>;
}

export declare const CutlineBoard: { prototype: CutlineBoard; new (): CutlineBoard };

declare global {
  interface HTMLElementTagNameMap {
    "cutline-board": CutlineBoard;
  }
}
