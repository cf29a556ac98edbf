// How many months of warm-up the page starts with: three where six complete months remain after them, else none.
// Everybody who was already active when the data begins would otherwise "cross" in its first weeks.

const WARMUP = 3;
const REMAINING = 6;

/** Days as YYYY-MM-DD. */
export function startingWarmup(firstDay: string | null, asOf: string | null): number {
  if (firstDay === null || asOf === null) return 0;
  // The warm-up counts from the start of the first month, so a month that begins within it is over when it ends.
  const complete = month(asOf) + (isLastOfMonth(asOf) ? 1 : 0) - (month(firstDay) + WARMUP);
  return complete >= REMAINING ? WARMUP : 0;
}

const month = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function isLastOfMonth(day: string): boolean {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}
