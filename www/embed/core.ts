// The core for elements in other people's pages: compiled once for all of them, from where the host page allows.

import type { ModuleSource } from "./elements_public.ts";

/** Nothing can be computed; the message says why, and what would help. */
export class Unable extends Error {}

/** The smallest module there is: a page that refuses it refuses WebAssembly. */
const SMALLEST = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

let source: ModuleSource | null = null;
let compiling: Promise<WebAssembly.Module> | null = null;

export function useModule(from: ModuleSource): void {
  source = from;
}

/** What failed is tried again for the next element. */
export function compiled(): Promise<WebAssembly.Module> {
  // Elements that are on the page already ask while the entry is still loading: whoever imports it may yet say from where.
  compiling ??= Promise.resolve()
    .then(compile)
    .catch((error) => {
      compiling = null;
      throw error;
    });
  return compiling;
}

async function compile(): Promise<WebAssembly.Module> {
  if (source === null) throw new Unable("Cutline was not told where its module is.");
  await trial();
  const named = typeof source === "string" || source instanceof URL;
  const bytes = named ? await fetched(new URL(source as URL | string, document.baseURI)) : source;
  return WebAssembly.compile(bytes as BufferSource).catch((error) => {
    throw new Unable(`Nothing can be computed here: Cutline’s module does not run in this browser (${error.message}).`);
  });
}

/** Not every browser refuses to compile where the policy forbids WebAssembly; all refuse to make an instance. */
async function trial(): Promise<void> {
  if (typeof WebAssembly === "undefined")
    throw new Unable("Nothing can be computed here: this browser has no WebAssembly, or has it switched off.");
  await WebAssembly.instantiate(SMALLEST).catch(() => {
    throw new Unable(
      "Nothing can be computed here: this page’s content security policy forbids WebAssembly. It has to allow 'wasm-unsafe-eval' in its script-src.",
    );
  });
}

async function fetched(url: URL): Promise<ArrayBuffer> {
  const lacking = (why: string) =>
    new Unable(`Nothing can be computed here: ${url} could not be fetched, since ${why}.`);
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw lacking("the network, or the connect-src of this page’s content security policy, does not let it through");
  }
  if (!response.ok) throw lacking(`the server answers ${response.status}`);
  return response.arrayBuffer();
}
