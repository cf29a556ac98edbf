// The pages as they are shipped: one file each, which names nothing beside it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { root } from "../scripts/step.mjs";

const PAGES = ["calculator.html", "cutline.html"];

test("nothing but the pages is made for a server", () =>
  assert.deepEqual(readdirSync(join(root, "dist")).sort(), PAGES));

for (const name of PAGES) {
  const html = readFileSync(join(root, "dist", name), "utf8");
  const directives = Object.fromEntries(
    (html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)?.[1] ?? "")
      .split("; ")
      .map((directive) => {
        const [name, ...values] = directive.split(" ");
        return [name, values];
      }),
  );
  const INERT = 'type="application/octet-stream;base64"';
  const bodies = (element) =>
    [...html.matchAll(new RegExp(`<${element}(?! ${INERT})[^>]*>([\\s\\S]*?)</${element}>`, "g"))].map(
      ([, body]) => body,
    );
  const hash = (body) => `'sha256-${createHash("sha256").update(body).digest("base64")}'`;

  describe(name, () => {
    test("its policy allows its own scripts and styles, pictures and workers made in place, and nothing else", () => {
      const { "script-src": scripts, "style-src": styles, ...rest } = directives;
      assert.deepEqual(scripts, [...bodies("script").map(hash), "'wasm-unsafe-eval'"]);
      assert.deepEqual(styles, bodies("style").map(hash));
      assert.deepEqual(rest, {
        "default-src": ["'none'"],
        "img-src": ["data:", "blob:"],
        "worker-src": ["blob:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
      });
    });

    test("what is heavy and rare stands in it packed, of a type that no browser runs", () => {
      const blocks = [...html.matchAll(new RegExp(`<script ${INERT} id="([^"]*)">([^<]*)</script>`, "g"))].map(
        ([, id, packed]) => [id, gunzipSync(Buffer.from(packed, "base64"))],
      );
      assert.deepEqual(
        blocks.map(([id]) => id),
        name === "cutline.html" ? ["sheets-reader", "sheets-module"] : [],
      );
      const [reader, module] = blocks.map(([, bytes]) => bytes);
      if (!reader) return;
      assert.deepEqual(module, readFileSync(join(root, "pkg/cutline_sheets_bg.wasm")));
      assert.match(reader.toString("utf8"), /PAR1|is a Parquet file/);
    });

    test("its policy stands before anything that it governs", () =>
      assert.ok(html.indexOf("Content-Security-Policy") < html.search(/<(script|style|link|body)/)));

    test("names no file beside it", () => {
      const markup = html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, "");
      for (const [, name, value] of markup.matchAll(/\s(src|href|srcset|action)="([^"]*)"/g))
        assert.match(value, /^(#|data:)/, `${name}="${value.slice(0, 60)}"`);
      for (const style of bodies("style")) assert.doesNotMatch(style, /@import|url\((?!["']?data:)/);
    });
  });
}
