// What a number field takes, and what is wrong with a text that it does not.

import { count } from "../format.ts";

export interface Expects {
  min?: number;
  max?: number;
  /** Only whole ones, and what they count: "points". */
  whole?: string;
  /** Empty is no answer. */
  required?: boolean;
}

/** "whole points from 0 to 1,000", "a number from 0 to 100", "a number of 0 or more". */
export function expected({ min, max, whole }: Expects): string {
  const what = whole === undefined ? "a number" : `whole ${whole}`;
  if (min !== undefined && max !== undefined) return `${what} from ${count(min)} to ${count(max)}`;
  if (min !== undefined) return `${what} of ${count(min)} or more`;
  return max === undefined ? what : `${what} of ${count(max)} or less`;
}

/** What is wrong with a text, as the start of a sentence; `null` where it is taken. `bad`: the browser reads no number in it. */
export function wrong(text: string, bad: boolean, expects: Expects): string | null {
  if (bad) return "This is no number";
  if (text === "") return expects.required ? "Nothing stands here" : null;
  const value = Number(text);
  if (!Number.isFinite(value)) return `“${text}” is no number`;
  if (expects.min !== undefined && value < expects.min) return `“${text}” is too low`;
  if (expects.max !== undefined && value > expects.max) return `“${text}” is too high`;
  if (expects.whole !== undefined && !Number.isInteger(value)) return `“${text}” is not whole`;
  return null;
}
