// What the package has for other people's pages: the custom element, its types, and its description for editors.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, runnerImport } from "vite";
import { embeddedCss } from "./embedded_css.mjs";
import { root } from "./step.mjs";

const www = (path) => join(root, "www", path);
const pkg = (name) => join(root, "pkg", name);

export async function writeElements() {
  await bundle();
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

/** One file, with what it draws with inside; the core's glue stays beside it, and its module is the host's to serve. */
async function bundle() {
  await build({
    configFile: false,
    root: www("."),
    // It would warn of the module, which stands beside the result and not beside the source.
    logLevel: "error",
    plugins: [embeddedCss(), plainUrl],
    build: {
      outDir: join(root, "pkg"),
      emptyOutDir: false,
      target: "es2022",
      minify: true,
      lib: { entry: www("embed/calculator.ts"), formats: ["es"], fileName: () => "calculator.js" },
      rolldownOptions: {
        external: /\/pkg\/cutline\.js$/,
        output: { paths: (id) => (id.endsWith("/cutline.js") ? "./cutline.js" : id) },
      },
    },
  });
}
