// Numbers, days and sizes as the reader's locale writes them. `null` is always an en dash: not computable, never 0.

const NONE = "–";
const locale = known(globalThis.navigator?.language);

/** Where the system names no language, WebKitGTK calls it "C", which is none. */
function known(language: string | undefined): string | undefined {
  try {
    return language && Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
/** No minus stands before a zero. */
const tenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: "negative" });
const thousandth = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
const fineShare = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
const finestShare = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
const third = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const twoDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });

type Maybe = number | null | undefined;
const or = (value: Maybe, write: (value: number) => string): string =>
  value === null || value === undefined ? NONE : write(value);

export const count = (value: Maybe): string => or(value, whole.format);
/** A figure that may be a fraction: one decimal below 100, none above. */
export const figure = (value: Maybe): string => or(value, (v) => (Math.abs(v) < 100 ? tenth : whole).format(v));
/** Points, exact to the three decimals that a model may have. */
export const points = (value: Maybe): string => or(value, thousandth.format);
/** Points for a crowded place. */
export const roundPoints = (value: Maybe): string => or(value, tenth.format);
/** A share from 0 to 1 as a percentage; one decimal below 10 %. */
export const percent = (value: Maybe): string =>
  or(value, (v) => (v !== 0 && Math.abs(v) < 0.0995 ? fineShare : share).format(v));
/** A statistic from −1 to 1, always with three decimals: differences are in the third. */
export const statistic = (value: Maybe): string => or(value, third.format);
/** A ratio, to two digits below 100. */
export const ratio = (value: Maybe): string => or(value, (v) => (v < 100 ? twoDigits : whole).format(v));
/** The same for a formula, which is to come out when it is worked through. */
export const finePercent = (value: Maybe): string => or(value, finestShare.format);
/** An amount of money in the file's own currency, which is not known here. */
export const money = (value: Maybe): string => or(value, (v) => (Math.abs(v) < 10 ? tenth : whole).format(v));
export const short = (value: Maybe): string => or(value, (v) => (Math.abs(v) < 1000 ? tenth : compact).format(v));
export const date = (value: string | null | undefined): string =>
  value ? day.format(new Date(`${value}T00:00:00Z`)) : NONE;

export function bytes(value: number): string {
  if (value < 1000) return `${whole.format(value)} B`;
  if (value < 1e6) return `${whole.format(value / 1e3)} kB`;
  if (value < 1e9) return `${tenth.format(value / 1e6)} MB`;
  return `${tenth.format(value / 1e9)} GB`;
}

/** Seconds in words, as one says how long one has to wait. */
export const duration = (seconds: number): string =>
  seconds < 100 ? plural(seconds, "second") : plural(Math.round(seconds / 60), "minute");

/** "row" or "rows" with its number. */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${whole.format(n)} ${n === 1 ? one : many}`;

/** A file by its name, with the sheet in it where there is one. */
export const named = (file: string, sheet: string | null | undefined): string =>
  sheet ? `${file}, sheet “${sheet}”` : file;

/** "a", "a and b", "a, b and c". */
export function list(words: string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Ranges of lines: "20–34 and 41". */
export const ranges = (all: [number, number][]): string =>
  list(all.map(([low, high]) => (low === high ? count(low) : `${count(low)}–${count(high)}`)));
