// A ZIP archive of texts, stored as they are: the browser saves it in one go, and every system opens it. Names are in UTF-8
// (bit 11), and there is no time in it, so that the same files make the same archive.

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ TABLE[(sum ^ byte) & 0xff]!;
  return ~sum >>> 0;
}

/** Numbers of so many bytes, the lowest byte first. */
function numbers(...given: [value: number, bytes: 2 | 4][]): Uint8Array<ArrayBuffer> {
  const all = given.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, at) => (value >>> (8 * at)) & 0xff));
  return Uint8Array.from(all);
}

/** 1980-01-01, the first day that the format knows. */
const NO_DATE = 33;
const UTF8_NAMES = 0x0800;

export function zip(files: { name: string; text: string }[]): Uint8Array<ArrayBuffer>[] {
  const encoder = new TextEncoder();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  let listed = 0;
  for (const { name, text } of files) {
    const title = encoder.encode(name);
    const bytes = encoder.encode(text);
    const common: [number, 2 | 4][] = [
      [20, 2],
      [UTF8_NAMES, 2],
      [0, 2],
      [0, 2],
      [NO_DATE, 2],
      [crc32(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
      [title.length, 2],
      [0, 2],
    ];
    const head = numbers([0x04034b50, 4], ...common);
    const entry = numbers([0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]);
    parts.push(head, title, bytes);
    directory.push(entry, title);
    at += head.length + title.length + bytes.length;
    listed += entry.length + title.length;
  }
  const end = numbers(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
    [listed, 4],
    [at, 4],
    [0, 2],
  );
  return [...parts, ...directory, end];
}
