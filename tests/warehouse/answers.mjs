// What the app says of a world: the tables that a warehouse gets, the script of a model, and the rows it must leave.

import { freshCore } from "../../scripts/core.mjs";
import { load } from "../bench.mjs";

/** Impossible gates are a mistake of a model, so they are left out of a random one. */
function without(model, path) {
  const gate = /^account\.gates\.(\w+)$/.exec(path ?? "");
  if (!gate) throw new Error(`a random model is refused at ${path}`);
  delete model.account.gates[gate[1]];
  if (Object.keys(model.account.gates).length === 0) Object.assign(model.account, { mode: "additive", threshold: 10 });
}

/** A workbench with a world in it. */
export async function opened({ files, models, settings, asOf }) {
  const { Workbench } = await freshCore();
  const bench = new Workbench();
  for (const { table, name, bytes } of files) {
    const mapping = {
      accounts: {
        funded_on: { column: "funded_on", order: "dmy" },
        "revenue_(€)": { column: "revenue (€)", decimal: "," },
        employees: { column: "employees", decimal: "." },
      },
    }[table];
    load(bench, { table, name, bytes, ...(mapping ? { mapping } : {}) });
  }
  bench.set_settings(settings, asOf, asOf);
  for (const model of models)
    for (;;) {
      const { error } = bench.ask({ ask: "model", text: JSON.stringify(model) });
      if (!error) break;
      without(model, error.path);
    }
  bench.set_models(models.map((model) => JSON.stringify(model)));
  return bench;
}

const PERSON = ["fit", "intent", "engagement", "score"];

/**
 * The rows of `person_scores` and `account_scores` of a model, as texts and truth values, by key.
 * @returns {{ person: Map<string, any[]>, account: Map<string, any[]> }}
 */
export function expected(bench, model) {
  const rows = (scope) =>
    bench.ask({ ask: "scores", scope, exact: true }).rows.filter((row) => row.model === model.name);
  const figures = ({ quanta }) => PERSON.map((name) => quanta[name]);
  // Coverage has at most three decimals, and at most 100 points.
  const coverage = (row) => String(BigInt(Math.round(row.coverage * 1000)) * 1048576000n);
  return {
    person: new Map(rows("person").map((row) => [row.key, [...figures(row), row.qualified]])),
    account: new Map(
      rows("account").map((row) => {
        const [fit, intent, engagement, score] = figures(row);
        return [row.key, [fit, intent, engagement, coverage(row), score, row.tier, row.qualified]];
      }),
    ),
  };
}

/** Where two such maps differ, as sentences. */
export function differences(expected, actual, what) {
  const said = [];
  for (const [key, row] of expected) {
    const other = actual.get(key);
    if (JSON.stringify(row) !== JSON.stringify(other))
      said.push(`${what} ${key}: ${JSON.stringify(row)}, but ${JSON.stringify(other)}`);
  }
  for (const key of actual.keys()) if (!expected.has(key)) said.push(`${what} ${key} should have no row`);
  return said;
}
