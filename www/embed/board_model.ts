// The model that a host page names or gives, as a document. No DOM.

import type { StarterModel } from "../engine/protocol.gen.ts";
import { list } from "../format.ts";
import { unmarked } from "../state/model.ts";
import { Unfit } from "./tables.ts";

/** A document as it stands, a starter model by its name; the first starter model where nothing is given. */
export function modelText(given: string, starters: StarterModel[]): string {
  if (unmarked(given).trimStart().startsWith("{")) return given;
  const named = given.trim() === "" ? starters[0] : starters.find(({ name }) => name === given.trim());
  if (named) return named.text;
  const names = starters.map(({ name }) => `“${name}”`);
  throw new Unfit(`There is no starter model “${given}”: there are ${list(names)}. Or give a document, as JSON.`);
}
