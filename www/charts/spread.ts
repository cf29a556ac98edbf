// How the months differ at each line: the 20th and the 80th percentile of the monthly flow, for the band of the picture.
// Linear between order statistics, as the core's own percentiles are (spec §5).

export function quantile(sorted: number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (at - below);
}

/** `flow` is by month, then by line. Empty with no complete month. */
export function spread(flow: number[][]): { low: number[]; high: number[] } {
  const lines = flow[0]?.length ?? 0;
  const low = new Array<number>(lines);
  const high = new Array<number>(lines);
  for (let line = 0; line < lines; line++) {
    const months = flow.map((month) => month[line]!).sort((a, b) => a - b);
    low[line] = quantile(months, 0.2);
    high[line] = quantile(months, 0.8);
  }
  return { low, high };
}
