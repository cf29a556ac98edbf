// The core in the host page's own thread, one instance for all who compute there: the glue keeps but one. After a panic
// nobody may call it again.

import init, { Workbench } from "../../pkg/cutline.js";
import { compiled, Unable } from "./core.ts";

let broken = false;

/** Does some work with a Workbench of its own. What the work throws is a bug of ours. */
export type Run = <T>(work: (bench: Workbench) => T) => T;

export async function ownThread(): Promise<Run> {
  await init({ module_or_path: await compiled() });
  const bench = new Workbench();
  return (work) => {
    try {
      if (!broken) return work(bench);
    } catch {
      broken = true;
    }
    throw new Unable("Computing broke down. Load the page again.");
  };
}
