// A handle of the board in the hand. Today's line is set where it is let go; the recommended one takes the movable line
// along, to try lines around it, and goes back to its place: what is recommended follows from the targets alone.

export type Handle = "today" | "recommended";

export interface Grip {
  handle: Handle;
  /** Where the handle stood when it was taken, and where it is. */
  from: number;
  at: number;
  /** Where the movable line stood. */
  theta: number;
  /** Where today's line was last set while this grip lasted: a key let go sets it, and the grip goes on. */
  set: number;
}

export const taken = (handle: Handle, from: number, theta: number): Grip => ({
  handle,
  from,
  at: from,
  theta,
  set: from,
});

/** Today's line has been moved since it was last set. */
export const unset = ({ handle, at, set }: Grip): boolean => handle === "today" && at !== set;

/** Where a key takes a line: by one, by ten, to either end. `null` for a key that moves nothing. */
export function keyed(key: string, at: number, end: number, most: number): number | null {
  const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, PageUp: at + 10 }[key];
  if (to !== undefined) return within(to, most);
  if (key === "PageDown") return within(at - 10, most);
  if (key === "Home") return 0;
  return key === "End" ? end : null;
}

export const within = (theta: number, most: number): number => Math.max(0, Math.min(most, theta));
