// The page, and the calculator as a frame for other pages, each as one file that needs nothing beside it: scripts, styles
// and the WebAssembly module inside, and a policy that lets nothing out. A worker fetched over the network would not inherit that policy; one from a blob does.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, defineConfig, type Plugin, type Rolldown } from "vite";
import { embeddedCss } from "./scripts/embedded_css.mjs";

/** `import text from "./file?b64"`: the bytes of a file as base64 text, also inside the worker's bundle. */
const base64 = (): Plugin => ({
  name: "base64",
  enforce: "pre",
  load: {
    filter: { id: /\?b64$/ },
    handler(id) {
      const file = id.slice(0, -"?b64".length);
      this.addWatchFile(file);
      return `export default ${JSON.stringify(readFileSync(file).toString("base64"))}`;
    },
  },
});

const text = (file: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined): string => {
  if (!file) throw new Error("the page names a file that the build did not make");
  return file.type === "chunk" ? file.code : String(file.source);
};

/** Inside an element, its own end tag and the start of a comment would end it early. */
const withinScript = (code: string) => code.replaceAll("</script", "<\\/script").replaceAll("<!--", "\\x3C!--");

const hashes = (html: string, element: "script" | "style"): string =>
  [...html.matchAll(new RegExp(`<${element}(?![^>]*octet-stream)[^>]*>([\\s\\S]*?)</${element}>`, "g"))]
    .map(
      ([, body]) =>
        `'sha256-${createHash("sha256")
          .update(body ?? "")
          .digest("base64")}'`,
    )
    .join(" ");

const policy = (html: string): string => {
  const only = [
    "default-src 'none'",
    `script-src ${hashes(html, "script")} 'wasm-unsafe-eval'`,
    `style-src ${hashes(html, "style") || "'none'"}`,
    "img-src data: blob:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${only.join("; ")}">`;
};

/** By the build's mode: the source in www/, and what it becomes in dist/. */
const PAGES: Record<string, string[]> = {
  page: ["index.html", "cutline.html"],
  frame: ["calculator.html", "calculator.html"],
};

/** What is heavy and rare, by the block of the page in which it stands packed: the browser neither runs nor parses it. */
const INERT: Record<string, () => Promise<string | Uint8Array>> = {
  "sheets-reader": async () => script("sheets/worker.ts"),
  "sheets-module": async () => readFileSync(join(import.meta.dirname, "pkg/cutline_sheets_bg.wasm")),
};

/** A worker's code, as one script. */
async function script(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: join(import.meta.dirname, "www"),
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      minify: true,
      lib: { entry: join(import.meta.dirname, "www", entry), formats: ["iife"], name: "worker" },
    },
  });
  const [{ output }] = built as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  return text(output[0]);
}

/** The page with what each of its inert blocks holds. */
async function packed(page: string): Promise<string> {
  let whole = page;
  for (const [id, content] of Object.entries(INERT)) {
    const start = `<script type="application/octet-stream;base64" id="${id}">`;
    if (!page.includes(start)) continue;
    whole = whole.replace(start, start + gzipSync(await content(), { level: 9 }).toString("base64"));
  }
  return whole;
}

/** Puts what the page names into the page, and the policy with the hashes of all of it before everything else. */
const oneFile = (source: string, fileName: string): Plugin => ({
  name: "one-file",
  enforce: "post",
  async generateBundle(_, bundle) {
    const page = (await packed(text(bundle[source])))
      .replace(/<script type="module"[^>]* src="\.\/([^"]+)"><\/script>/g, (_, name) => {
        return `<script type="module">${withinScript(text(bundle[name]))}</script>`;
      })
      .replace(/<link rel="stylesheet"[^>]* href="\.\/([^"]+)">/g, (_, name) => `<style>${text(bundle[name])}</style>`);
    const html = page.replace(/<meta charset="[^"]*"\s*\/?>/i, (charset) => `${charset}\n${policy(page)}`);
    if (html === page) throw new Error("the page states no charset, after which its policy could stand");
    for (const name of Object.keys(bundle)) delete bundle[name];
    this.emitFile({ type: "asset", fileName, source: html });
  },
});

export default defineConfig(({ mode }) => {
  const [source, fileName] = PAGES[mode] ?? [];
  if (!source || !fileName) throw new Error(`there is no page of the mode ${mode}`);
  return {
    root: "www",
    base: "./",
    logLevel: "warn",
    plugins: [base64(), embeddedCss(), oneFile(source, fileName)],
    worker: { format: "iife", plugins: () => [base64()] },
    build: {
      outDir: "../dist",
      emptyOutDir: mode === "page",
      target: "es2022",
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 16_000,
      rolldownOptions: { input: join(import.meta.dirname, "www", source), output: { codeSplitting: false } },
    },
  };
});
