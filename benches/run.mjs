// `npm run bench`: the sweep after an edit of the model, in Chromium, beside SQL and hand-written JavaScript. It prints
// ratios; it fails on answers that differ and on a set-up that does not work, never on a time.

import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildAll } from "../scripts/build.mjs";
import { Failure, fail, say, step } from "../scripts/step.mjs";
import { bundle, measureInBrowser } from "./browser.mjs";
import { movesOnThePage } from "./moves.mjs";
import { report } from "./report.mjs";

const CONTENDERS = ["cutline", "js", "duckdb"];

/** @param {string[]} args */
export function options(args) {
  const values = read(args);
  const whole = (name, least) => {
    const number = Number(values[name].replaceAll(/[_,]/g, ""));
    if (!Number.isInteger(number) || number < least)
      throw new Failure(`--${name} wants a whole number from ${least} on, and got "${values[name]}".`);
    return number;
  };
  const only = values.only.split(",");
  for (const name of only)
    if (!CONTENDERS.includes(name))
      throw new Failure(`--only wants some of ${CONTENDERS.join(", ")}, with commas between, and got "${name}".`);
  return { rounds: whole("rounds", 1), activities: whole("activities", 1000), only };
}

/** @param {string[]} args */
function read(args) {
  try {
    return parseArgs({
      args,
      options: {
        rounds: { type: "string", default: "5" },
        activities: { type: "string", default: "1000000" },
        only: { type: "string", default: CONTENDERS.join(",") },
      },
    }).values;
  } catch (error) {
    throw new Failure(`The options are --rounds, --activities and --only. ${error.message}`);
  }
}

/** Something else on the machine makes every time longer, and ratios less sure. */
function sayHowBusy() {
  const [load, cores] = [loadavg()[0], cpus().length];
  if (load > cores / 2)
    say(
      `  This machine has ${cores} cores and a load of ${load.toFixed(1)} before anything is measured: expect a spread.`,
    );
}

async function run() {
  const given = options(process.argv.slice(2));
  await buildAll();
  await step("The benchmark's page", bundle);
  sayHowBusy();
  const { result, troubles } = await measureInBrowser(given);
  const moved = given.only.includes("cutline") ? await movesOnThePage() : null;
  const { activities } = result;
  say(`\n${activities.toLocaleString("en")} activities, ${given.rounds} rounds, contenders in turn\n`);
  say(report(result, moved));
  if (troubles.length > 0) throw new Failure(`The benchmark's page had troubles: ${troubles.join("; ")}`);
  if (result.differences.length > 0) throw new Failure(`Answers differ.\n${result.differences.join("\n")}`);
  if (moved && moved.messages > 0) throw new Failure("A line that is moved sends messages to the worker.");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run().catch(fail);
