// The line of people as SQL, in both forms: what is made from the tables first, and the query.

import * as plain from "../duckdb/plain.mjs";
import * as tuned from "../duckdb/tuned.mjs";
import { untouched } from "../model.mjs";

export const SQL = {
  plain: () => ({ prepared: plain.modelTables(untouched()), query: plain.sweepPeople(untouched()) }),
  tuned: () => ({ prepared: tuned.preparedForPeople(untouched()), query: tuned.sweepPeople(untouched()).join("") }),
};
