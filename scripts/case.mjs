// `npm run --silent case -- FOLDER`: the case's answers as one JSON document on standard output, and nothing else there.

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setUp } from "./setup.mjs";
import { fail, root, voice } from "./step.mjs";

voice.quiet = true;

/** One line on standard error, and the exit code of a case that cannot be read. */
function unreadable(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

const folder = process.argv[2];
if (!folder) unreadable("name a case's folder: npm run --silent case -- FOLDER");
try {
  if (!existsSync(join(root, "node_modules"))) await setUp({ tests: false });
  const { buildPackage, buildSheets } = await import("./build.mjs");
  await buildPackage();
  await buildSheets();
} catch (error) {
  fail(error);
}
const { answerCase, UnreadableCase } = await import("./answer-case.mjs");
try {
  // npm runs scripts in the project's folder; the case's folder is named from where the command was given.
  const answers = await answerCase(resolve(process.env.INIT_CWD ?? ".", folder));
  process.stdout.write(`${JSON.stringify(answers)}\n`);
} catch (error) {
  if (error instanceof UnreadableCase) unreadable(error.message);
  throw error;
}
