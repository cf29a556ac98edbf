// Days as whole numbers since 1970-01-01, and the two years that the data spans.

const MS_PER_DAY = 86_400_000;

/** @param {string} iso as 2026-06-30 */
export const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / MS_PER_DAY;

/** @param {number} day */
export const isoOf = (day) => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

export const FIRST_DAY = dayOf("2024-07-01");
export const AS_OF = dayOf("2026-06-30");
export const DAYS = AS_OF - FIRST_DAY + 1;

/** The last twelve complete months, as the product takes them: `as_of` is the last day of one. */
export const MONTHS = 12;

/** By day from the first: the place among the complete months, −1 before them. */
export const monthOfDay = Int8Array.from({ length: DAYS }, (_, offset) => {
  const at = new Date((FIRST_DAY + offset) * MS_PER_DAY);
  const last = new Date(AS_OF * MS_PER_DAY);
  const back = (last.getUTCFullYear() - at.getUTCFullYear()) * 12 + last.getUTCMonth() - at.getUTCMonth();
  return Math.max(MONTHS - 1 - back, -1);
});
