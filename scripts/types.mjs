// The page's types of all that crosses the edge, from the Rust types: www/engine/protocol.gen.ts, which nobody edits.
// `--check` writes nothing and fails where the file is not what the Rust types say.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";
import { Failure, fail, root, run, step } from "./step.mjs";

const file = join(root, "www/engine/protocol.gen.ts");

const banner = `// The types of all that crosses the edge between the core and the page, made from the Rust types by "npm run types".
// Changes here are lost: change the Rust type.`;

async function generated() {
  const failing = "The core's types could not be written out as JSON Schema; what cargo says above tells why.";
  const schema = JSON.parse(await run("cargo", ["xtask", "schemas"], { failing, capture: true }));
  const text = await compile(schema, schema.title, {
    bannerComment: banner,
    additionalProperties: false,
    unreachableDefinitions: true,
    style: { printWidth: 120 },
  });
  return text
    .replace(`export interface ${schema.title} {}\n`, "") // the document's root, a list of definitions
    .replaceAll(/( \*\n)? \* This interface was referenced by .*\n \* via the .*\n/g, "")
    .replaceAll("/**\n */\n", "");
}

export async function writeTypes() {
  const text = await generated();
  if (text === current()) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

export async function checkTypes() {
  if ((await generated()) !== current())
    throw new Failure('www/engine/protocol.gen.ts is not what the Rust types say: run "npm run types" and commit it.');
}

function current() {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes("--check");
  await step("Types of what crosses the edge", check ? checkTypes : writeTypes).catch(fail);
}
