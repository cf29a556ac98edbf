// A case's folder (cases.md) to its answers, through the package. The folder is read whole before anything is asked.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freshCore } from "./core.mjs";
import { pushFile } from "./sheets.mjs";

const TABLES = ["activities", "contacts", "accounts", "outcomes"];

/** A case that cannot be read at all; the message is one line. */
export class UnreadableCase extends Error {}

/** @param {string} folder */
export async function answerCase(folder) {
  const given = readCase(folder);
  let bench = await openBench(given);
  const answers = [];
  for (const request of given.requests) {
    const refused = request?.ask === "calculator" ? null : bench.refused;
    if (refused) {
      answers.push({ error: refused });
      continue;
    }
    try {
      answers.push(bench.ask(request));
    } catch (error) {
      answers.push({ error: told(error) });
      // After a panic the instance must not be called again: the others go on with a new one.
      if (typeof error.code !== "string") bench = await openBench(given);
    }
  }
  return { answers };
}

/** @param {string} folder */
export function readCase(folder) {
  const text = bytesOf(folder, "case.json").toString("utf8");
  const stated = inPlace(
    () => JSON.parse(text),
    (why) => `case.json is not JSON: ${why}`,
  );
  if (!Array.isArray(stated?.requests)) throw new UnreadableCase("case.json has no list of requests");
  const files = TABLES.flatMap((table) =>
    listed(stated.tables?.[table], `tables.${table}`).map((name) => {
      return { table, name, bytes: bytesOf(folder, name), sheet: stated.sheets?.[name] };
    }),
  );
  const models = listed(stated.models, "models").map((model) =>
    typeof model === "string" ? bytesOf(folder, model).toString("utf8") : JSON.stringify(model),
  );
  return { ...stated, files, models, requests: stated.requests };
}

function listed(value, what) {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new UnreadableCase(`case.json: ${what} is not a list`);
  return value;
}

function bytesOf(folder, name) {
  return inPlace(
    () => readFileSync(join(folder, name)),
    () => `there is no file ${join(folder, String(name))} to read`,
  );
}

function inPlace(work, sentence) {
  try {
    return work();
  } catch (error) {
    throw new UnreadableCase(sentence(error.message.replaceAll("\n", " ")));
  }
}

/** An instance with the case's files, models and settings in it; `refused` is the first that was not taken. */
async function openBench({ files, models, mapping, settings, as_of }) {
  const core = await freshCore();
  const workbench = new core.Workbench();
  const refusals = [];
  const attempt = async (work) => {
    try {
      await work();
    } catch (error) {
      refusals.push(told(error));
    }
  };
  for (const { table, name, bytes, sheet } of files)
    await attempt(async () => {
      const file = workbench.open_file(name, table);
      try {
        await pushFile(workbench, file, { name, bytes, sheet });
      } catch (error) {
        workbench.drop_file(file);
        throw error;
      }
      workbench.close_file(file);
      if (mapping?.[table]) workbench.set_mapping(file, mapping[table]);
    });
  await attempt(() => workbench.set_models(models));
  await attempt(() => workbench.set_settings(settings ?? {}, as_of ?? null, new Date().toISOString().slice(0, 10)));
  return { refused: refusals[0] ?? null, ask: (request) => workbench.ask(request) };
}

/** An error as the answer gives it. One without a code is a bug of ours, and says so. */
function told({ code, message, path, file }) {
  if (typeof code !== "string") return { code: "bug", message: `Cutline broke on this request: ${message}` };
  return { code, message, ...(path == null ? {} : { path }), ...(file == null ? {} : { file }) };
}
