// What the package has for files that are no text: the reader of sheets as one file, with its types.

import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { root } from "./step.mjs";

const www = (path) => join(root, "www", path);
const pkg = (name) => join(root, "pkg", name);

/** The module's glue stays a file beside it, and the module is the host's to serve. */
export async function writeSheets() {
  await build({
    configFile: false,
    root: www("."),
    logLevel: "error",
    build: {
      outDir: pkg("."),
      emptyOutDir: false,
      target: "es2022",
      minify: true,
      lib: { entry: www("sheets/sheets.ts"), formats: ["es"], fileName: () => "sheets.js" },
      rolldownOptions: {
        external: /\/pkg\/cutline_sheets\.js$/,
        output: { paths: (id) => (id.endsWith("/cutline_sheets.js") ? "./cutline_sheets.js" : id) },
      },
    },
  });
  copyFileSync(www("sheets/public.ts"), pkg("sheets.d.ts"));
}
