/** What the benchmark's bundle adds to the module names that TypeScript knows. */

/** The address of a file that stands beside the page. */
declare module "*?url" {
  const address: string;
  export default address;
}

/** A module bundled with all it imports, to be started as a worker. */
declare module "*?worker" {
  const Made: new (options?: { name?: string }) => Worker;
  export default Made;
}
