// What is made from the Rust types and edited by nobody: the page's types of all that crosses the edge, and the published
// JSON Schema of a model. `--check` writes nothing and fails where a file is not what the Rust types say.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";
import { Failure, fail, root, run, step } from "./step.mjs";

const typesFile = "www/engine/protocol.gen.ts";
const schemaFile = "schema/model.schema.json";

const banner = `// The types of all that crosses the edge between the core and the page, made from the Rust types by "npm run types".
// Changes here are lost: change the Rust type.`;

async function printed(verb) {
  const failing = "The core's types could not be written out as JSON Schema; what cargo says above tells why.";
  return run("cargo", ["xtask", verb], { failing, capture: true });
}

async function types() {
  const schema = JSON.parse(await printed("schemas"));
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

/** Each generated file and what it should hold. */
async function generated() {
  return [
    [typesFile, await types()],
    [schemaFile, await printed("model-schema")],
  ];
}

export async function writeTypes() {
  for (const [file, text] of await generated()) {
    if (text === current(file)) continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

export async function checkTypes() {
  for (const [file, text] of await generated())
    if (text !== current(file))
      throw new Failure(`${file} is not what the Rust types say: run "npm run types" and commit it.`);
}

function current(file) {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes("--check");
  await step("Files made from the Rust types", check ? checkTypes : writeTypes).catch(fail);
}
