// Which line the page opens with: the model's own, of accounts where there are accounts, else of people.

import type { AxisLine, Overview } from "../engine/protocol.gen.ts";

const OF_ACCOUNTS = ["account.engagement", "account.score", "person.score"];
const OF_PEOPLE = ["person.score"];

export function openingAxis({ axes, accounts }: Overview): AxisLine | undefined {
  const order = accounts > 0 ? OF_ACCOUNTS : OF_PEOPLE;
  const own = order.flatMap((name) => axes.filter(({ axis, threshold }) => axis === name && threshold !== null));
  return own[0] ?? axes[0];
}
