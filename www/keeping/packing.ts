// Files to text and back: gzip where the browser has it, and base64, since a project is one JSON text.

import type { PackedFile } from "../state/project_file.ts";

/** The bytes of a blob as base64; the browser does it without a copy for each byte. */
function toBase64(blob: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

export async function packed(blob: Blob): Promise<Pick<PackedFile, "size" | "packed" | "base64">> {
  const { size } = blob;
  if (!("CompressionStream" in globalThis)) return { size, packed: "as it is", base64: await toBase64(blob) };
  const gzip = await new Response(blob.stream().pipeThrough(new CompressionStream("gzip"))).blob();
  return { size, packed: "gzip", base64: await toBase64(gzip) };
}

/** Throws where it is no base64, no gzip, or not of the size that it says. */
export async function unpacked({ size, packed, base64 }: PackedFile): Promise<Blob> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  if (packed === "as it is") {
    if (bytes.length !== size) throw new RangeError("another size");
    return new Blob([bytes]);
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    held += next.value.length;
    // A few bytes can unpack to more than there is memory.
    if (held > size) {
      await reader.cancel();
      throw new RangeError("more than it says");
    }
    parts.push(next.value);
  }
  if (held !== size) throw new RangeError("less than it says");
  return new Blob(parts);
}
