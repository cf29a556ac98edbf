// Reads a file's stream on the page and hands its chunks on, a few unacknowledged at most.
// The worker never reads the file itself: a blob worker cannot, in WebKit from file://.

export interface Progress {
  /** Of the file; `null` where what is read is made of it and tells nothing of how far it is. */
  bytes: number | null;
  rows: number;
}

export interface Source {
  stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Whether the stream is the file itself. */
  isText: boolean;
}

const UNACKNOWLEDGED = 4;

/** `push` takes a chunk (and its ownership) and answers with the rows read so far. Stops between two chunks once `signal` aborts. */
export async function feed(
  { stream, isText }: Source,
  push: (bytes: ArrayBuffer) => Promise<number>,
  progress: (now: Progress) => void,
  signal: AbortSignal,
): Promise<void> {
  const reader = stream.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", stop, { once: true });
  const under_way: Promise<void>[] = [];
  let bytes = 0;
  try {
    signal.throwIfAborted();
    progress({ bytes: isText ? 0 : null, rows: 0 });
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) break;
      const size = value.byteLength;
      const chunk = value.byteLength === value.buffer.byteLength ? value.buffer : value.slice().buffer;
      const sent = push(chunk as ArrayBuffer).then((rows) => {
        bytes += size;
        progress({ bytes: isText ? bytes : null, rows });
      });
      sent.catch(() => undefined);
      under_way.push(sent);
      if (under_way.length >= UNACKNOWLEDGED) await under_way.shift();
    }
    await Promise.all(under_way);
    signal.throwIfAborted();
  } catch (error) {
    stop();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
    reader.releaseLock();
  }
}
