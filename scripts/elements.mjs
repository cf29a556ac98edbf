// What the package has for other people's pages: the custom elements, their types, and their description for editors.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, runnerImport } from "vite";
import { embeddedCss } from "./embedded_css.mjs";
import { stated } from "./package.mjs";
import { root } from "./step.mjs";

const ENTRIES = ["calculator", "board", "board_worker"];
const TYPED = ["elements", "calculator", "board"];

const www = (path) => join(root, "www", path);
const pkg = (name) => join(root, "pkg", name);

export async function writeElements() {
  await bundle();
  for (const name of TYPED) {
    const types = readFileSync(www(`embed/${name}_public.ts`), "utf8");
    writeFileSync(
      pkg(`${name}.d.ts`),
      types.replace("../engine/protocol.gen.ts", "./protocol.d.ts").replaceAll("./elements_public.ts", "./elements.js"),
    );
  }
  const { module } = await runnerImport(www("embed/manifest.ts"), { configFile: false, logLevel: "error" });
  const tokens = readFileSync(www("style/tokens.css"), "utf8");
  writeFileSync(pkg("custom-elements.json"), `${JSON.stringify(module.manifest(tokens), null, 2)}\n`);
}

// Bundlers of those who use the package find the module and the worker by these forms, which the build would hide.
const MODULE = 'new URL("./cutline_bg.wasm", import.meta.url)';
const WORKER = 'new Worker(new URL("./board_worker.js", import.meta.url), { type: "module" })';

const plainUrls = {
  name: "plain-urls",
  generateBundle(_, bundle) {
    for (const [name, named] of [
      ["calculator.js", MODULE],
      ["board.js", MODULE],
      ["board.js", WORKER],
    ]) {
      const chunk = bundle[name];
      chunk.code = chunk.code
        .replace('"" + import.meta.url', "import.meta.url")
        .replace("__BOARD_WORKER__()", () => WORKER);
      if (!chunk.code.includes(named)) throw new Error(`${name} does not hold ${named}, as bundlers want it`);
    }
  },
};

/**
 * The elements inside the elements, by names that no host page has, and no other version of the package: each version
 * draws with what it was made with.
 */
const ownNames = {
  name: "own-names",
  transform(code, id) {
    if (!id.startsWith(www("."))) return null;
    const version = stated("version").replaceAll(".", "-");
    // In a style sheet, which is a text here, a name may stand after the two letters that mean the end of a line.
    const own = code.replaceAll(/(\\n|\b)cut-(board|number|verdict)\b/g, `$1cutline-${version}-$2`);
    return { code: own, map: null };
  },
};

/** The entries, with what they share in files beside them; the core's glue stays a file, and its module is the host's to serve. */
async function bundle() {
  await build({
    configFile: false,
    root: www("."),
    // It would warn of the module, which stands beside the result and not beside the source.
    logLevel: "error",
    plugins: [embeddedCss(), ownNames, plainUrls],
    build: {
      outDir: join(root, "pkg"),
      emptyOutDir: false,
      target: "es2022",
      minify: true,
      lib: {
        entry: Object.fromEntries(ENTRIES.map((name) => [name, www(`embed/${name}.ts`)])),
        formats: ["es"],
      },
      rolldownOptions: {
        external: /\/pkg\/cutline\.js$/,
        output: {
          paths: (id) => (id.endsWith("/cutline.js") ? "./cutline.js" : id),
          entryFileNames: "[name].js",
          chunkFileNames: ({ moduleIds }) =>
            moduleIds.some((id) => id.includes("/lit/")) ? "elements.js" : "actions.js",
        },
      },
    },
  });
}
