// Everything that can happen to the page's state, as data.

import type { Refusal, Rows } from "../engine/messages.ts";
import type {
  Approach,
  Axis,
  Calculation,
  DataAudit,
  FileReceipt,
  FileReport,
  Finding,
  Inputs,
  IntakeAnswer,
  Labels,
  ListsDocument,
  Mapping,
  Objective,
  Overview,
  Packets,
  Scope,
  Settings,
  Stage,
  StarterModel,
  Table,
  Unmatched,
  Unresolved,
  Why,
} from "../engine/protocol.gen.ts";
import type { SheetHead } from "../sheets/public.ts";
import type { Cuts } from "./cuts.ts";
import type { Decision } from "./decisions.ts";
import type { Edit, Edited } from "./edit.ts";
import type { Wrong } from "./editing.ts";
import type { Keeping } from "./kept.ts";
import type { Curves } from "./line.ts";
import type { Linked } from "./link.ts";
import type { Listing } from "./listing.ts";
import type { Reading } from "./mapping.ts";
import type { Proposal } from "./opening.ts";
import type { Taken } from "./packets.ts";
import type { Project } from "./project.ts";
import type { ReviewEvent } from "./reviewing.ts";
import type { ScenarioEvent, Slot } from "./scenarios.ts";
import type { State, Step, TooBig } from "./state.ts";

export type Event =
  | { type: "engine"; engine: State["engine"]; says: string }
  | { type: "broke"; says: string }
  | { type: "lost"; file: number; name: string; message: string }
  | { type: "started"; starters: StarterModel[]; starter: number; project?: Project | null }
  | { type: "keeping"; keeping: Keeping; notice: string | null }
  | { type: "noticed"; says: string }
  | { type: "notice_dismissed" }
  | { type: "link_opened"; linked: Linked }
  | { type: "project_offered"; proposal: Proposal | null }
  | { type: "project_opened"; project: Project; says: string }
  | { type: "project_saved" }
  | { type: "said"; says: string }
  | { type: "step"; step: Step }
  | { type: "queued"; file: number; name: string; size: number }
  | { type: "progress"; file: number; bytes: number | null; rows: number; taken: number }
  | { type: "loaded"; file: number; instead?: number; report: FileReport; says: string }
  | { type: "sheets_asked"; file: number; name: string; sheets: SheetHead[]; says: string }
  | { type: "sheets_answered"; file: number }
  | { type: "too_big"; asked: TooBig; says: string }
  | { type: "size_answered"; file: number }
  | { type: "unreadable"; file: number; name: string; message: string }
  | { type: "dismissed"; file: number }
  | { type: "cancelled"; file: number; says: string }
  | { type: "removed"; file: number; name: string }
  | { type: "table"; file: number; table: Table }
  | { type: "column"; file: number; header: string; field: string | null }
  | { type: "constant"; file: number; field: string; constant: string }
  | { type: "answered"; file: number; asked: Unresolved; reading: Reading }
  | { type: "stage_meant"; file: number; column: string; name: string; means: Stage | "" }
  | { type: "starter"; starter: number }
  | { type: "edited"; edit: Edit; place: string | null }
  | { type: "rewritten"; now: Edited; place: string | null }
  | { type: "settled" }
  | { type: "signal_wanted"; id: string }
  /** `gone`: of the removal of this file, though it may not be the last step. */
  | { type: "undone"; gone?: number }
  | { type: "redone" }
  | { type: "judged"; now: Edited; error: Wrong | null; findings: Finding[] }
  | { type: "import_refused"; says: string }
  | { type: "parcel"; making: boolean; refused: string | null }
  | { type: "version_saved"; name: string; on: string }
  | { type: "version_removed"; at: number }
  | { type: "settings"; change: Partial<Settings> }
  | { type: "day"; asOf: string | null }
  | { type: "files"; version: number; files: FileReport[] }
  | { type: "receipts"; version: number; receipts: FileReceipt[] }
  | { type: "audit"; version: number; audit: DataAudit }
  | { type: "remembered"; file: number; table: Table; mapping: Mapping }
  | { type: "intake"; version: number; intake: IntakeAnswer }
  | { type: "overview"; version: number; overview: Overview }
  | { type: "refused"; version: number; refusal: Refusal }
  | { type: "axis"; axis: Axis }
  | { type: "theta"; theta: number }
  | { type: "adopted" }
  | { type: "line_set"; theta: number }
  | { type: "target"; approach: Approach; name: string; value: number | null }
  | { type: "capacity_way"; byReps: boolean }
  | { type: "objective"; objective: Objective }
  | ScenarioEvent
  | { type: "scenario_resumed"; slot: Slot }
  | { type: "calculator"; inputs: Inputs }
  | { type: "calculated"; inputs: Inputs; answer: Calculation }
  | { type: "lines"; version: number; axis: string; lines: Curves }
  | { type: "lines_lack"; version: number; says: string }
  | { type: "scope"; scope: Scope }
  | { type: "listed"; change: Partial<Listing> }
  | { type: "scores"; version: number; scope: Scope; scores: Rows; from: number }
  | { type: "cuts"; cuts: Cuts }
  | { type: "labels"; version: number; scope: Scope; labels: Labels }
  | { type: "unmatched"; version: number; unmatched: Unmatched }
  | { type: "own_lists"; lists: ListsDocument }
  | { type: "lists"; change: Partial<ListsDocument> }
  | { type: "list_reset"; list: keyof ListsDocument }
  | { type: "opened"; scope: Scope; key: string }
  | { type: "closed" }
  | ReviewEvent
  /** The second model comes into use, with its line at `theta` where that is given. */
  | { type: "trial_adopted"; theta: number | null }
  | { type: "offer_recorded"; on: string; because: string }
  | { type: "offer_dismissed" }
  | { type: "decision_recorded"; decision: Decision }
  | { type: "decision_reworded"; at: number; because: string }
  | { type: "decision_withdrawn"; at: number }
  | { type: "why"; version: number; key: string; why: Why }
  | { type: "compared"; day: string | null }
  | { type: "packets"; version: number; packets: Packets }
  | { type: "packets_lack"; version: number; says: string }
  | { type: "packet_opened"; key: string }
  | { type: "taken"; taken: Taken }
  | { type: "was"; version: number; key: string; day: string; was: Why | string };
