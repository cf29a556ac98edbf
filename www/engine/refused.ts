import type { Refusal } from "./messages.ts";

/** A request that was refused, as an Error. */
export class Refused extends Error {
  readonly code: string;
  readonly path?: string;
  readonly file?: string;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.code = refusal.code;
    this.path = refusal.path;
    this.file = refusal.file;
  }
}
