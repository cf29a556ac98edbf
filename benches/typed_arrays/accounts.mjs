// The line of accounts' engagement: one pass over each account's days, whose gates are kept by counting who comes into a
// window and who leaves it. Only where all other gates hold are the people's values estimated and rolled up, and only
// where the estimate leaves a new line in doubt is everything summed exactly.

import { Ranges } from "../answer.mjs";
import { Engagement } from "./engagement.mjs";
import { Fates } from "./fates.mjs";
import { Gates } from "./gates.mjs";
import { numbers, POINT } from "./points.mjs";
import { Record } from "./record.mjs";

/**
 * @param {import("./load.mjs").Data} data
 * @param {import("../model.mjs").Model} model
 */
export function sweepAccounts(data, model) {
  const ranges = new Ranges();
  const fates = new Fates(data, ranges);
  const record = new Record();
  const gates = new Gates(data, model);
  const engagement = new Engagement(
    data,
    numbers(model, "person", ["engagement"]),
    numbers(model, "account", ["engagement"]),
    model.account.per_person_cap * POINT,
  );
  const { daysOfAccount, ownOfAccount, own, days } = data;
  for (let account = 0; account < data.accounts.count; account++) {
    if (!gates.fits(account)) continue;
    record.clear();
    gates.begin(account);
    engagement.begin(account);
    let [next, nextOwn] = [daysOfAccount.start[account], ownOfAccount.start[account]];
    const [end, endOwn] = [daysOfAccount.start[account + 1], ownOfAccount.start[account + 1]];
    while (next < end || nextOwn < endOwn) {
      const today = Math.min(
        next < end ? days.day[daysOfAccount.of[next]] : Infinity,
        nextOwn < endOwn ? own.day[ownOfAccount.of[nextOwn]] : Infinity,
      );
      const from = next;
      while (next < end && days.day[daysOfAccount.of[next]] === today) next++;
      while (nextOwn < endOwn && own.day[ownOfAccount.of[nextOwn]] === today) nextOwn++;
      gates.day(today, from, next);
      engagement.day(today, next, nextOwn);
      if (!gates.hold() || !engagement.mayReach(record.line + 1, gates.ownPoints())) continue;
      const value = engagement.estimate(today, gates.ownPoints());
      const doubt = engagement.doubt();
      const high = Math.floor((value + doubt) / POINT);
      if (high <= record.line) continue;
      const sure = Math.floor((value - doubt) / POINT) === high;
      record.reach(sure ? high : engagement.exactly(today, gates.ownPoints()), today);
    }
    fates.tell(account, record);
  }
  return ranges.answer();
}
