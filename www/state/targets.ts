// The targets as the core is asked: what the user gave, and what was measured where the user gave nothing. Of the two ways to
// say a capacity, only the one in use is asked; the other waits to be chosen again.

import type { Measured, Targets } from "../engine/protocol.gen.ts";

const BY_LEADS = ["leads_per_month"] as const;
const BY_REPS = ["reps", "hours_per_rep_per_month", "hours_per_lead"] as const;

/** An approach with nothing given takes no part. */
export function inUse({ capacity, ...others }: Targets, byReps: boolean): Targets {
  const ways = (byReps ? BY_REPS : BY_LEADS).flatMap((name) => {
    const given = capacity?.[name];
    return given == null ? [] : [[name, given] as const];
  });
  return ways.length === 0 ? others : { ...others, capacity: Object.fromEntries(ways) };
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
