// From the files to the line of people in JavaScript, in a worker: by hand, byte by byte, or with PapaParse; what follows
// the reading is the same.

import Papa from "papaparse";
import { dayOf, FIRST_DAY } from "../data/days.mjs";
import { untouched } from "../model.mjs";
import { loadPeople } from "../typed_arrays/load.mjs";
import { sweepPeople } from "../typed_arrays/people.mjs";
import { activities, cells, place } from "../typed_arrays/read.mjs";

/** Room for so many rows is made at first. */
const ROWS = 1 << 20;

const read = {
  bytes: async (file, types) => activities(new Uint8Array(await file.arrayBuffer()), types, true),
  papaparse: (file, types) =>
    new Promise((resolve, reject) => {
      const rows = new Rows(types);
      Papa.parse(file, {
        header: false,
        skipEmptyLines: true,
        chunk: ({ data }) => rows.add(data),
        complete: () => resolve(rows.columns()),
        error: reject,
      });
    }),
};

/** Parsed rows as the columns that the rest takes. */
class Rows {
  constructor(types) {
    this.types = types;
    this.dates = new Map();
    this.length = -1;
    this.room(ROWS);
  }

  room(size) {
    const grown = (Kind, old) => {
      const column = new Kind(size);
      if (old) column.set(old);
      return column;
    };
    this.day = grown(Int16Array, this.day);
    this.type = grown(Uint8Array, this.type);
    this.person = grown(Int32Array, this.person);
    this.account = grown(Int32Array, this.account);
  }

  add(records) {
    for (const [, at, type, person, account] of records) {
      const row = this.length++;
      // The first record is the header.
      if (row < 0) continue;
      if (row === this.day.length) this.room(2 * row);
      const date = at.slice(0, 10);
      if (!this.dates.has(date)) this.dates.set(date, dayOf(date) - FIRST_DAY);
      if (!this.types.has(type)) this.types.set(type, this.types.size);
      this.day[row] = this.dates.get(date);
      this.type[row] = this.types.get(type);
      this.person[row] = place(person);
      this.account[row] = place(account);
    }
  }

  columns() {
    const { length: rows, day, type, person, account } = this;
    return { rows, day, type, person, account };
  }
}

async function firstCurve({ files, way }) {
  const types = new Map();
  const rows = await read[way](files.activities, types);
  const small = async (file) => cells(new Uint8Array(await file.arrayBuffer()));
  const accounts = (await small(files.accounts)).length;
  const others = { contacts: await small(files.contacts), accounts, outcomes: await small(files.outcomes) };
  return sweepPeople(loadPeople(rows, types, others, untouched()), untouched());
}

addEventListener("message", async ({ data: { id, given } }) => {
  try {
    postMessage({ id, answer: await firstCurve(given) });
  } catch (error) {
    postMessage({ id, error: String(error?.message ?? error) });
  }
});
