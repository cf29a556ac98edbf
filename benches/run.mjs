// `npm run bench`: the sweep after an edit of the model, or with `--part intake` the way from files to the first curve, in
// Chromium, beside SQL and hand-written JavaScript and programs outside the browser. It prints ratios; it fails on answers that differ and on a set-up that does not work, never on a time.

import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildAll } from "../scripts/build.mjs";
import { Failure, fail, say, step } from "../scripts/step.mjs";
import { bundle, measureInBrowser } from "./browser.mjs";
import * as native from "./intake/native.mjs";
import { report as intakeReport } from "./intake/report.mjs";
import { measureIntake, TITLES } from "./intake/run.mjs";
import { movesOnThePage } from "./moves.mjs";
import { report } from "./report.mjs";

/** By part: what is measured there against each other, by the names that `--only` takes. */
const CONTENDERS = {
  sweep: { cutline: ["cutline"], js: ["js"], duckdb: ["duckdb", "duckdb-plain"] },
  intake: {
    cutline: ["cutline"],
    js: ["js"],
    papaparse: ["papaparse"],
    duckdb: ["duckdb", "duckdb-plain"],
    native: ["polars", "native-duckdb", "native-duckdb-plain", "pandas"],
  },
};

/** @param {string[]} args */
export function options(args) {
  const values = read(args);
  const whole = (name, least) => {
    const number = Number(values[name].replaceAll(/[_,]/g, ""));
    if (!Number.isInteger(number) || number < least)
      throw new Failure(`--${name} wants a whole number from ${least} on, and got "${values[name]}".`);
    return number;
  };
  const { part } = values;
  const contenders = CONTENDERS[part];
  if (!contenders) throw new Failure(`--part wants one of ${Object.keys(CONTENDERS).join(", ")}, and got "${part}".`);
  const all = Object.keys(contenders);
  const only = values.only?.split(",") ?? all;
  for (const name of only)
    if (!all.includes(name))
      throw new Failure(`--only wants some of ${all.join(", ")}, with commas between, and got "${name}".`);
  return { part, rounds: whole("rounds", 1), activities: whole("activities", 1000), only };
}

/** @param {string[]} args */
function read(args) {
  try {
    return parseArgs({
      args,
      options: {
        rounds: { type: "string", default: "5" },
        activities: { type: "string", default: "1000000" },
        part: { type: "string", default: "sweep" },
        only: { type: "string" },
      },
    }).values;
  } catch (error) {
    throw new Failure(`The options are --part, --rounds, --activities and --only. ${error.message}`);
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
  await (given.part === "intake" ? runIntake(given) : runSweep(given));
}

async function runIntake({ activities, rounds, only }) {
  const isPythonThere = native.isThere();
  const asked = only.filter((name) => name !== "native" || isPythonThere);
  const names = asked.flatMap((name) => CONTENDERS.intake[name]);
  const measured = await measureIntake({ activities, rounds, names });
  say(`\n${activities.toLocaleString("en")} activities, ${rounds} rounds, contenders in turn\n`);
  const told = isPythonThere || !only.includes("native");
  say(intakeReport(measured, TITLES, { rounds, activities, isPythonThere: told }));
  if (measured.differences.length > 0) throw new Failure(`Answers differ.\n${measured.differences.join("\n")}`);
}

async function runSweep(given) {
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
