// What a frame and the page around it have to say to each other: inputs by the address, and the frame's height by message,
// to one origin that the address names exactly, and to nobody else.

import type { Inputs } from "../engine/protocol.gen.ts";
import { attributeOf, NAMES, numberIn } from "./names.ts";

const said = (hash: string): URLSearchParams => new URLSearchParams(hash.replace(/^#/, ""));

/** The host page's origin; `null` where none is named, or what is named is no origin of the web, or more than one. */
export function hostIn(hash: string): string | null {
  const given = said(hash).get("host");
  if (given === null || !URL.canParse(given)) return null;
  const { protocol, origin } = new URL(given);
  return (protocol === "https:" || protocol === "http:") && given === origin ? origin : null;
}

export function inputsInAddress(hash: string): Inputs {
  const given = said(hash);
  const inputs: Inputs = {};
  for (const name of NAMES) {
    const value = numberIn(given.get(attributeOf(name)));
    if (value !== null) inputs[name] = value;
  }
  return inputs;
}

/** Tells the height in pixels at once and whenever it changes. */
export function tellHeight(content: Element, host: Window, origin: string): void {
  let told = -1;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    host.postMessage({ type: "cutline-height", height }, origin);
  });
  observer.observe(content);
}
