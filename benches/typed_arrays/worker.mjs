// The hand-written JavaScript, in a worker like the others.

import { untouched } from "../model.mjs";
import { sweepAccounts } from "./accounts.mjs";
import { load } from "./load.mjs";
import { sweepPeople } from "./people.mjs";

let data;

const actions = {
  load: (files) => {
    data = load(files, untouched());
  },
  sweep: ({ model, axis }) => (axis === "person.score" ? sweepPeople(data, model) : sweepAccounts(data, model)),
};

addEventListener("message", ({ data: { id, action, given } }) => {
  try {
    postMessage({ id, answer: actions[action](given) });
  } catch (error) {
    postMessage({ id, error: String(error?.message ?? error) });
  }
});
