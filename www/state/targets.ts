// The targets as the core is asked: what the user gave, and what was measured where the user gave nothing.

import type { Measured, Targets } from "../engine/protocol.gen.ts";

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
