// The flags in the hand: what the pointer and the keys on them do. Each step is seen at once, since the movable line goes
// along; today's line is set in the model when the flag, or the key, is let go.

import type { Handle } from "../state/grip.ts";
import { type Grip, keyed, taken, unset } from "../state/grip.ts";
import type { Curves } from "../state/line.ts";

/** What the board knows that the flags depend on. */
export interface Ground {
  lines: Curves | null;
  axis: string;
  theta: number;
  today: number | null;
  fixed: boolean;
}

export interface Board {
  ground(): Ground;
  moved(theta: number): void;
  /** A flag of today's line was taken: what is set from here on is one step. */
  begun(): void;
  set(theta: number): void;
  redraw(): void;
}

export class BoardFlags {
  private readonly board: Board;
  private grip: Grip | null = null;
  private byPointer = false;
  /** Today's line as it was last set here, until an answer says the same; and what it was before. */
  private last: { axis: string; lines: Curves | null; from: number; to: number } | null = null;

  constructor(board: Board) {
    this.board = board;
  }

  /** Where a flag stands, in the hand or not; `null` where there is no such line. */
  at(handle: Handle): number | null {
    return this.grip?.handle === handle ? this.grip.at : this.home(handle);
  }

  /** Where a flag belongs while nobody holds it. */
  home(handle: Handle): number | null {
    const { lines, axis, today } = this.board.ground();
    if (handle === "recommended") return lines?.whole.recommended?.theta ?? null;
    const { last } = this;
    return last && last.axis === axis && last.lines === lines && today !== null ? last.to : today;
  }

  /** Where the flag in the hand was taken from, once it is elsewhere. */
  get ghosts(): number[] {
    return this.grip && this.grip.at !== this.grip.from ? [this.grip.from] : [];
  }

  /** What today's line was before it was set here, while it is still where it was set. */
  get before(): number | null {
    const { axis, today } = this.board.ground();
    const { last } = this;
    return last && last.axis === axis && last.to === today && last.from !== last.to ? last.from : null;
  }

  /** Where the flag was taken, for the pointer; `null` where it cannot be moved. */
  grab(handle: Handle): number | null {
    this.grip = this.take(handle);
    this.byPointer = this.grip !== null;
    if (this.grip) this.carry(this.grip.at);
    return this.grip?.at ?? null;
  }

  get grabbed(): boolean {
    return this.byPointer;
  }

  carry(at: number): void {
    if (!this.grip) return;
    this.grip = { ...this.grip, at };
    this.board.moved(at);
    this.board.redraw();
  }

  drop(): void {
    this.byPointer = false;
    this.letGo();
  }

  /** Whether the key means something on a flag. */
  steer(handle: Handle, key: string, end: number, most: number): boolean {
    if (key === "Escape") {
      this.putBack();
      return true;
    }
    const grip = this.grip ?? this.take(handle);
    const to = keyed(key, grip?.at ?? 0, end, most);
    if (to === null || !grip) return to !== null;
    this.grip = grip;
    this.carry(to);
    return true;
  }

  /** A key was let go. */
  settle(): void {
    const { grip } = this;
    if (!grip || this.byPointer || !unset(grip)) return;
    this.grip = { ...grip, set: grip.at };
    this.setToday(grip.from, grip.at);
  }

  /** The flag has lost the focus. */
  letGo(): void {
    if (this.byPointer) return;
    this.settle();
    this.grip = null;
    this.board.redraw();
  }

  /** As if the flag had not been taken. */
  putBack(): void {
    const { grip } = this;
    if (!grip) return;
    this.grip = null;
    this.byPointer = false;
    if (grip.set !== grip.from) this.setToday(grip.from, grip.from);
    this.board.moved(grip.theta);
    this.board.redraw();
  }

  /** Today's line back to where it was before it was set here. */
  restore(theta: number): void {
    this.board.begun();
    this.setToday(theta, theta);
    this.board.moved(theta);
  }

  private take(handle: Handle): Grip | null {
    const { theta, fixed } = this.board.ground();
    const home = this.home(handle);
    if (home === null || (handle === "today" && fixed)) return null;
    if (handle === "today") this.board.begun();
    return taken(handle, home, theta);
  }

  private setToday(from: number, to: number): void {
    const { axis, lines } = this.board.ground();
    this.last = { axis, lines, from, to };
    this.board.set(to);
    this.board.redraw();
  }
}
