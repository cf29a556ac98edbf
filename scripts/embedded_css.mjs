// The page's style sheets for a shadow tree in another page. There `:root` would be the host page's, `rem` its root's font,
// and its custom properties could reach in: so the values stand on the element's own frame, each to be set from outside by
// one name, `--cutline-…`, and a rem is 16 pixels unless the host page says otherwise. What follows the window's width on
// the page follows that of the element.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const REM = /(?<![\w.-])(-?\d*\.?\d+)rem\b/g;

/** @param {string} css */
export function embedded(css) {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/@media (?=\((max|min)-width:[^)]*\) *\{)/g, "@container ")
    .replace(/@(container|media)[^{]*/g, (query) => query.replace(REM, (_, number) => `${16 * number}px`))
    .replace(/:root(?= *\{[^}]*--)([^}]*)\}/g, (_, body) => `.frame${outward(body)}}`)
    .replace(REM, (_, number) => `calc(${number} * var(--cutline-rem, 16px))`)
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}

const outward = (body) =>
  body
    .replace(/color-scheme: [^;]*;/, "")
    .replace(/--([\w-]+):\s*([^;]+);/g, (_, name, value) => `--${name}: var(--cutline-${name}, ${value});`);

/**
 * `import text from "./sheet.css?embedded"`. The module is not named as a style sheet, which the build would take for the page's.
 * @returns {import("vite").Plugin}
 */
export const embeddedCss = () => ({
  name: "embedded-css",
  enforce: "pre",
  resolveId: {
    filter: { id: /\.css\?embedded$/ },
    handler: (source, importer) => join(dirname(importer), source.replace("?", ".")),
  },
  load: {
    filter: { id: /\.css\.embedded$/ },
    handler(id) {
      const file = id.slice(0, -".embedded".length);
      this.addWatchFile(file);
      return { code: `export default ${JSON.stringify(embedded(readFileSync(file, "utf8")))}`, moduleType: "js" };
    },
  },
});
