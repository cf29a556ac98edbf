// The page's worker: a Workbench that holds the data and cannot reach the network or the page. After a fault the page ends
// it and starts another.

import { initSync, Workbench } from "../../pkg/cutline.js";
import b64 from "../../pkg/cutline_bg.wasm?b64";
import { bytesOf } from "../bytes.ts";
import { answering } from "./actions.ts";
import { holdOn } from "./gone.ts";
import type { Call } from "./messages.ts";

holdOn();
initSync({ module: bytesOf(b64) });
const answer = answering(new Workbench());

addEventListener("message", ({ data }: MessageEvent<Call>) => postMessage(answer(data)));
