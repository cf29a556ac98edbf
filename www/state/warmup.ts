// How many months of warm-up the page starts with: three where six complete months remain after them, else none.
// Everybody who was already active when the data begins would otherwise "cross" in its first weeks.

const WARMUP = 3;
const REMAINING = 6;

/** Days as YYYY-MM-DD. A month is complete when it lies wholly between the two. */
export function startingWarmup(firstDay: string | null, asOf: string | null): number {
  if (firstDay === null || asOf === null) return 0;
  return completeMonths(firstDay, asOf) - WARMUP >= REMAINING ? WARMUP : 0;
}

function completeMonths(first: string, last: string): number {
  const index = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const start = index(first) + (first.endsWith("-01") ? 0 : 1);
  const end = index(last) + (isLastOfMonth(last) ? 1 : 0);
  return Math.max(0, end - start);
}

function isLastOfMonth(day: string): boolean {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}
