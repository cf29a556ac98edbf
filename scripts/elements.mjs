// What the package has beside the core: the custom element for other people's pages with its types and its description for
// editors, and the reader of sheets.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, runnerImport } from "vite";
import { embeddedCss } from "./embedded_css.mjs";
import { root } from "./step.mjs";

const www = (path) => join(root, "www", path);
const pkg = (name) => join(root, "pkg", name);

export async function writeElements() {
  await bundle("embed/calculator.ts", "calculator.js", [embeddedCss(), plainUrl]);
  await bundle("sheets/sheets.ts", "sheets.js", []);
  writeFileSync(pkg("sheets.d.ts"), readFileSync(www("sheets/public.ts"), "utf8"));
  const types = readFileSync(www("embed/public.ts"), "utf8").replace("../engine/protocol.gen.ts", "./protocol.d.ts");
  writeFileSync(pkg("calculator.d.ts"), types);
  const { module } = await runnerImport(www("embed/manifest.ts"), { configFile: false, logLevel: "error" });
  const tokens = readFileSync(www("style/tokens.css"), "utf8");
  writeFileSync(pkg("custom-elements.json"), `${JSON.stringify(module.manifest(tokens), null, 2)}\n`);
}

/** Bundlers of those who use the package find the module by this form, which the build takes for something to hide. */
const plainUrl = {
  name: "plain-url",
  generateBundle(_, bundle) {
    const chunk = bundle["calculator.js"];
    chunk.code = chunk.code.replace('"" + import.meta.url', "import.meta.url");
    if (!chunk.code.includes('new URL("./cutline_bg.wasm", import.meta.url)'))
      throw new Error("calculator.js does not name its module as bundlers want it named");
  },
};

/** One file, with all that it uses inside but the modules' glue, which stays beside it; the modules are the host's to serve. */
async function bundle(entry, name, plugins) {
  await build({
    configFile: false,
    root: www("."),
    // It would warn of the module, which stands beside the result and not beside the source.
    logLevel: "error",
    plugins,
    build: {
      outDir: join(root, "pkg"),
      emptyOutDir: false,
      target: "es2022",
      minify: true,
      lib: { entry: www(entry), formats: ["es"], fileName: () => name },
      rolldownOptions: {
        external: /\/pkg\/cutline(_sheets)?\.js$/,
        output: { paths: (id) => id.replace(/^.*\/pkg\//, "./") },
      },
    },
  });
}
