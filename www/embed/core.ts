// The core for elements in other people's pages: loaded once for all of them, from where the host page allows.

import init, { Workbench } from "../../pkg/cutline.js";
import type { Calculation, Inputs } from "../engine/protocol.gen.ts";
import type { ModuleSource } from "./public.ts";

export type Calculate = (inputs: Inputs) => Calculation;

/** Nothing can be computed; the message says why, and what would help. */
export class Unable extends Error {}

/** The smallest module there is: a page that refuses it refuses WebAssembly. */
const SMALLEST = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

let source: ModuleSource | null = null;
let loading: Promise<Calculate> | null = null;

export function useModule(from: ModuleSource): void {
  source = from;
}

/** The core's calculator. What failed is tried again for the next element. */
export function core(): Promise<Calculate> {
  // Elements that are on the page already ask while the entry is still loading: whoever imports it may yet say from where.
  loading ??= Promise.resolve()
    .then(load)
    .catch((error) => {
      loading = null;
      throw error;
    });
  return loading;
}

async function load(): Promise<Calculate> {
  if (source === null) throw new Unable("The calculator was not told where its module is.");
  await instantiate(source);
  const bench = new Workbench();
  let broken = false;
  return (inputs) => {
    try {
      if (!broken) return bench.ask({ ask: "calculator", ...inputs });
    } catch {
      // After a panic an instance must not be called again.
      broken = true;
    }
    throw new Unable("Computing broke down. Load the page again.");
  };
}

async function instantiate(from: ModuleSource): Promise<void> {
  const named = typeof from === "string" || from instanceof URL;
  const given = named ? await fetched(new URL(from, document.baseURI)) : from;
  try {
    await init({ module_or_path: given });
  } catch (error) {
    throw new Unable(
      forbidden()
        ? "Nothing can be computed here: this page’s content security policy forbids WebAssembly. It has to allow 'wasm-unsafe-eval' in its script-src."
        : `Nothing can be computed here: the calculator’s module does not run in this browser (${(error as Error).message}).`,
    );
  }
}

async function fetched(url: URL): Promise<Response> {
  const lacking = (why: string) =>
    new Unable(`Nothing can be computed here: ${url} could not be fetched, since ${why}.`);
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw lacking("the network, or the connect-src of this page’s content security policy, does not let it through");
  }
  if (!response.ok) throw lacking(`the server answers ${response.status}`);
  return response;
}

function forbidden(): boolean {
  try {
    new WebAssembly.Module(SMALLEST);
    return false;
  } catch {
    return true;
  }
}
