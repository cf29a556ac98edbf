/** What the build adds to the module names that TypeScript knows: see `vite.config.ts`. */

/** A file's bytes as base64 text. */
declare module "*?b64" {
  const text: string;
  export default text;
}

/** A module bundled with all it imports, to be started as a worker from a blob. */
declare module "*?worker&inline" {
  const Inlined: new (options?: { name?: string }) => Worker;
  export default Inlined;
}

/** A style sheet as text, made ready for a shadow tree: see `scripts/embedded_css.mjs`. */
declare module "*?embedded" {
  const text: string;
  export default text;
}

/** Starts the worker that the package has beside its board: see `scripts/elements.mjs`. */
declare const __BOARD_WORKER__: () => Worker;
