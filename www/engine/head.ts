// The first bytes of a file's text, to see what it is before it is read.

const HEAD = 1 << 18;

/** Of an archive, what its first bytes unpack to; it may be damaged further down. */
export async function headOf(file: Blob, isGzip: boolean): Promise<ArrayBuffer> {
  if (!isGzip) return file.slice(0, HEAD).arrayBuffer();
  const reader = file.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let size = 0; size < HEAD; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.byteLength;
  }
  await reader.cancel();
  return new Blob(chunks).slice(0, HEAD).arrayBuffer();
}
