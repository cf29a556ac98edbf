// The targets as the core is asked: what the user gave, and what was measured where the user gave nothing.

import type { CapacityTarget, Measured, Targets } from "../engine/protocol.gen.ts";

/** The two ways to say a capacity: one is in use, and what was given in the other waits until that is chosen again. */
export interface Capacities {
  targets: Targets;
  /** The one in use is worked out from reps and hours. */
  byReps: boolean;
  otherCapacity: CapacityTarget | null;
}

/** The other way, with what was given in it. */
export function switched({ targets, byReps, otherCapacity }: Capacities): Capacities {
  const { capacity, ...others } = targets;
  return {
    targets: otherCapacity ? { ...others, capacity: otherCapacity } : others,
    byReps: !byReps,
    otherCapacity: capacity ?? null,
  };
}

/** Other targets, in the way in which their capacity is said. */
export function replaced({ targets: before, byReps, otherCapacity }: Capacities, targets: Targets): Capacities {
  const { capacity } = targets;
  const now = { targets: before, byReps, otherCapacity };
  const saysOther = capacity != null && (capacity.leads_per_month == null) !== byReps;
  return { ...(saysOther ? switched(now) : now), targets };
}

/** Only a payback that is in use is filled in; a figure that was not measured stays out, and the core says what is missing. */
export function filled(targets: Targets, measured: Measured | null): Targets {
  if (!targets.payback || !measured) return targets;
  const { win_rate, median_won_amount } = measured;
  return {
    ...targets,
    payback: {
      ...(win_rate !== null && { win_rate }),
      ...(median_won_amount !== null && { annual_contract_value: median_won_amount }),
      ...targets.payback,
    },
  };
}
