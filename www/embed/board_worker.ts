// The worker of a board in another page. The page sends the compiled module first, so that the worker needs to fetch nothing.

import { initSync, Workbench } from "../../pkg/cutline.js";
import { answering } from "../engine/actions.ts";
import type { Call, Reply } from "../engine/messages.ts";

let answer: ((call: Call) => Reply) | null = null;

addEventListener("message", ({ data }: MessageEvent<WebAssembly.Module | Call>) => {
  if (!(data instanceof WebAssembly.Module)) return postMessage(answer?.(data));
  initSync({ module: data });
  answer = answering(new Workbench());
});
