// The shape of a scenario's figures, as the core computed them and a project holds them. It names every figure of the core's
// own type, so that a figure that is added there has to be given a shape here, and the project another version.

import type {
  Advice,
  Approach,
  Calibration,
  CapacityAnswer,
  Conflict,
  ConversionAnswer,
  HalfFigures,
  Line,
  Marginal,
  Measured,
  Objective,
  PaybackAnswer,
  Pilot,
  PilotLine,
  Recommended,
  Relax,
} from "../engine/protocol.gen.ts";
import { flag, listOf, number, objectOf, oneOf, optional, orNull, pair, type Shape, text } from "./shape.ts";

const figure = number();
const maybe = orNull(figure);
const advice: Shape<Advice | null> = orNull(oneOf(["raise", "lower", "hold"]));
const approach: Shape<Approach> = oneOf(["capacity", "conversion", "payback"]);
export const objective: Shape<Objective> = oneOf(["pipeline_per_qualified", "precision", "expected_margin"]);
const ranges = listOf(pair(figure, figure));
const sentences = listOf(text(4000), 100);
const given = <T>(shape: Shape<T>): Shape<T | null | undefined> => optional(orNull(shape));

const line = objectOf<Line>({
  threshold: figure,
  flow: figure,
  judged: figure,
  thin: flag,
  qualified_now: figure,
  crossings: figure,
  excluded: figure,
  open: figure,
  converted: figure,
  not_converted: figure,
  opportunities: figure,
  yield: maybe,
  precision: maybe,
  precision_low: maybe,
  precision_high: maybe,
  recall: maybe,
  pipeline: figure,
  pipeline_per_qualified: maybe,
  flow_mean: maybe,
  flow_median: maybe,
  flow_p80: maybe,
});

const capacity = objectOf<CapacityAnswer>({
  capacity: maybe,
  theta: maybe,
  advice,
  utilisation: maybe,
  months_over: maybe,
  months_over_at_theta: maybe,
});

/** As the page looks it up in the curves, it says besides whether the rate was measured. */
const conversion = objectOf<ConversionAnswer & { measured?: boolean }>({
  theta: maybe,
  needed: maybe,
  opportunities: maybe,
  advice,
  missing: maybe,
  measured: optional(flag),
});

const payback = objectOf<PaybackAnswer>({
  ranges,
  cost_per_lead: maybe,
  expected_value: maybe,
  ratio: maybe,
  customers: maybe,
  cac: maybe,
  months: maybe,
  expected_margin: maybe,
  advice,
  marginal: objectOf<Marginal>({ value: maybe, cost: maybe }),
});

const half = objectOf<HalfFigures>({ flow: figure, yield: maybe, pipeline_per_qualified: maybe, judged: figure });
const pilotLine = objectOf<PilotLine>({ theta: figure, older: half, newer: half });

export const calibration = objectOf<Calibration>({
  at: line,
  flat: flag,
  capacity: given(capacity),
  conversion: given(conversion),
  payback: given(payback),
  feasible: ranges,
  recommended: orNull(objectOf<Recommended>({ theta: maybe, by: objective, figures: orNull(line) })),
  binding: orNull(listOf(approach)),
  conflict: orNull(
    objectOf<Conflict>({
      approaches: listOf(approach),
      relax: listOf(objectOf<Relax>({ approach, by: maybe })),
    }),
  ),
  pilot: orNull(objectOf<Pilot>({ recommended: orNull(pilotLine), today: pilotLine })),
  notes: sentences,
  sentences,
});

export const measured = objectOf<Measured>({
  win_rate: maybe,
  won: figure,
  ended: figure,
  median_won_amount: maybe,
  won_amounts: figure,
});
