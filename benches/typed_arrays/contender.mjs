// Hand-written JavaScript with typed arrays, in a worker.

import { Calls } from "../calls.mjs";
import TypedArraysWorker from "./worker.mjs?worker";

export class TypedArrays {
  name = "js";
  title = "JavaScript, typed arrays";
  warmsUp = true;

  async load(files) {
    this.calls = new Calls(new TypedArraysWorker());
    const begin = performance.now();
    await this.calls.call("load", files);
    return { read: performance.now() - begin };
  }

  sweep(model, axis) {
    return this.calls.call("sweep", { model, axis });
  }

  end() {
    this.calls.end();
  }
}
