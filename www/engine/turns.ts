// Latest wins: of the asks of a kind one is under way and at most one waits.

interface Slot {
  busy: boolean;
  next: (() => void) | null;
  drop: (() => void) | null;
}

export class Turns {
  private readonly slots = new Map<string, Slot>();

  /**
   * Does the work when its turn comes: while one of its kind is under way, only the newest of those that came since waits.
   * `null` for one that a newer one has made pointless.
   */
  async take<T>(kind: string, work: () => Promise<T>): Promise<T | null> {
    const slot = this.slots.get(kind) ?? { busy: false, next: null, drop: null };
    this.slots.set(kind, slot);
    if (slot.busy) {
      slot.drop?.();
      const mine = await new Promise<boolean>((resolve) => {
        slot.next = () => resolve(true);
        slot.drop = () => resolve(false);
      });
      if (!mine) return null;
    }
    slot.busy = true;
    try {
      const answer = await work();
      return slot.next ? null : answer;
    } finally {
      const next = slot.next;
      slot.busy = next !== null;
      slot.next = slot.drop = null;
      next?.();
    }
  }
}
