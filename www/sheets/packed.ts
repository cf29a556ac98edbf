// What stands in the page as an inert block: in gzip, as base64 text.

import { bytesOf } from "../bytes.ts";

/** Not from a Blob's stream: in WebKit, where the page stands in a file, a worker cannot read one. */
export async function unpacked(text: string): Promise<ArrayBuffer> {
  const packed = bytesOf(text);
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(packed);
      controller.close();
    },
  });
  return new Response(stream.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
