// The package as it ships, in a worker: each message is one thing to do, each answer says what came out of it.

import { initSync, Workbench } from "../../pkg/cutline.js";

/** @type {WebAssembly.Memory} */
let memory;
/** @type {Workbench} */
let bench;

const actions = {
  start: (module) => {
    ({ memory } = initSync({ module }));
    bench = new Workbench();
  },
  open: ({ name, table }) => bench.open_file(name, table),
  push: ({ file, bytes }) => bench.push(file, bytes),
  close: (file) => bench.close_file(file).rows,
  settings: ({ settings, as_of, today }) => bench.set_settings(settings, as_of, today),
  models: (texts) => bench.set_models(texts),
  /** One edit as the page makes it: a new model, and all the curves of an axis again. */
  edit: ({ text, request }) => {
    bench.set_models([text]);
    return bench.ask(request);
  },
  ask: (request) => bench.ask(request),
  /** Bytes that the module's memory takes. */
  memory: () => memory.buffer.byteLength,
};

addEventListener("message", ({ data: { id, action, given } }) => {
  try {
    postMessage({ id, answer: actions[action](given) });
  } catch (error) {
    postMessage({ id, error: String(error?.message ?? error) });
  }
});
