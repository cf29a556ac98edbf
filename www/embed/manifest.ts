// `custom-elements.json`: the elements described for editors and documentation, in the schema of custom-elements-manifest.

import { board } from "./board_manifest.ts";
import { calculator } from "./calculator_manifest.ts";

/** An element as it is described in its own module. */
export interface Described {
  /** The file of the package, without its ending. */
  entry: string;
  class: string;
  tag: string;
  description: string;
  attributes: object[];
  members: object[];
  events: object[];
  slots: object[];
  parts: Record<string, string>;
}

/** @param tokens the style sheet whose custom properties can be set from outside */
export function manifest(tokens: string) {
  const names = [...tokens.matchAll(/--([\w-]+):\s*([^;]+);/g)].filter(([, name]) => !name?.startsWith("plot-"));
  const cssProperties = [
    { name: "--cutline-rem", default: "16px", description: "What all measures are multiples of" },
    ...names.map(([, name, value]) => ({ name: `--cutline-${name}`, default: value?.replace(/\s+/g, " ") })),
  ];
  return { schemaVersion: "1.0.0", modules: [calculator, board].map((element) => module(element, cssProperties)) };
}

function module({ entry, class: name, tag, parts, ...described }: Described, cssProperties: object[]) {
  return {
    kind: "javascript-module",
    path: `${entry}.js`,
    declarations: [
      {
        kind: "class",
        name,
        tagName: tag,
        customElement: true,
        superclass: { name: "HTMLElement" },
        ...described,
        cssProperties,
        cssParts: Object.entries(parts).map(([name, description]) => ({ name, description })),
      },
    ],
    exports: [
      { kind: "js", name, declaration: { name } },
      { kind: "custom-element-definition", name: tag, declaration: { name } },
    ],
  };
}
