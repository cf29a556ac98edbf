// Calls to a worker that answers by number.

export class Calls {
  /** @param {Worker} worker */
  constructor(worker) {
    this.worker = worker;
    this.last = 0;
    /** @type {Map<number, { resolve: (answer: any) => void, reject: (reason: Error) => void }>} */
    this.pending = new Map();
    worker.onmessage = ({ data: { id, answer, error } }) => {
      const { resolve, reject } = this.pending.get(id);
      this.pending.delete(id);
      if (error === undefined) resolve(answer);
      else reject(new Error(error));
    };
    worker.onerror = ({ message }) => {
      for (const { reject } of this.pending.values()) reject(new Error(`the worker ended: ${message}`));
      this.pending.clear();
    };
  }

  /**
   * @param {string} action
   * @param {unknown} [given]
   * @param {Transferable[]} [transfer]
   * @returns {Promise<any>}
   */
  call(action, given, transfer = []) {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ id, action, given }, transfer);
    });
  }

  end() {
    this.worker.terminate();
  }
}
