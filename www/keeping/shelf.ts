// The browser's storage. A browser may forbid it, at any call: then every call ends in a sentence instead of a throw.

import type { HeldFile } from "../state/kept_file.ts";

/** The one name under which a page from a file, where strangers may share the storage, has something of its own. */
const NAME = "cutline";

/** What is kept as a text; `null` for nothing. Throws where storage is not allowed. */
export function keptText(): string | null {
  const held = localStorage.getItem(NAME);
  // Some browsers let anybody read, and nobody write.
  if (held === null) {
    localStorage.setItem(NAME, "");
    localStorage.removeItem(NAME);
  }
  return held;
}

/** Throws where storage is not allowed, or has no more room. */
export const keepText = (text: string): void => localStorage.setItem(NAME, text);

/** A file as it is kept. */
export interface KeptFile extends HeldFile {
  key: string;
  source: Blob;
  /** Milliseconds since 1970 after which it is kept no more. */
  until: number;
}

const STORE = "files";

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** With the store of files for as long as `work` takes: an open one would keep another page from forgetting it. */
async function withFiles<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => T | Promise<T>): Promise<T> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "key" });
  const database = await asked(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await work(transaction.objectStore(STORE));
    await done;
    return result;
  } finally {
    database.close();
  }
}

/** In whatever shape: what was kept is read as if a stranger had written it. */
export const keptFiles = (): Promise<unknown[]> => withFiles("readonly", (store) => asked(store.getAll()));

/** These are put, and those of these keys are let go. */
export const keepFiles = (put: KeptFile[], gone: string[]): Promise<void> =>
  withFiles("readwrite", (store) => {
    for (const key of gone) store.delete(key);
    for (const file of put) store.put(file);
  });

export async function forgetFiles(): Promise<void> {
  await asked(indexedDB.deleteDatabase(NAME));
}

/** Nothing of ours is left in any storage. */
export async function forgetAll(): Promise<void> {
  localStorage.removeItem(NAME);
  await forgetFiles();
}
