// A project as a file: its document, and the files with their bytes where they are wanted in it. A project may come from
// anybody: what each file of it may unpack to is bounded by what it says of itself.

import { type HeldFile, heldFile } from "./kept_file.ts";
import { type Project, type Read, readProject, written } from "./project.ts";
import { inShape, listOf, number, objectOf, oneOf, type Shape, text } from "./shape.ts";

export const ENDING = ".cutline";

/** Texts of more characters are more than some browser can hold. */
export const MOST_CHARACTERS = 400_000_000;
/** What a file may be when it is unpacked, in bytes. */
const MOST_BYTES = 4e9;
const MOST_FILES = 200;

export interface PackedFile extends HeldFile {
  /** Its size unpacked, in bytes. */
  size: number;
  packed: "gzip" | "as it is";
  base64: string;
}

const base64: Shape<string> = (value) => {
  const held = text(MOST_CHARACTERS)(value);
  if (/[^A-Za-z0-9+/=]/.test(held)) throw new TypeError("no base64");
  return held;
};

const packedFiles = listOf(
  objectOf<PackedFile>({ ...heldFile, size: number(0, MOST_BYTES), packed: oneOf(["gzip", "as it is"]), base64 }),
  MOST_FILES,
);

export interface ProjectFile {
  project: Project;
  /** `null` where it was saved without them. */
  files: PackedFile[] | null;
}

/** The file's text in parts, since together they may be longer than a text can be. */
export function projectParts(project: Project, files: PackedFile[] | null): string[] {
  const head = JSON.stringify(written(project), null, 2);
  if (!files) return [`${head}\n`];
  const parts = files.map((file, i) => `${i === 0 ? "" : ","}\n    ${JSON.stringify(file)}`);
  return [head.replace(/\n\}$/, ',\n  "files": ['), ...parts, "\n  ]\n}\n"];
}

export function readProjectFile(content: string): Read<ProjectFile> {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return { refused: "it is no project of Cutline, or it is damaged." };
  }
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "files")) {
    const read = readProject(value);
    return "refused" in read ? read : { read: { project: read.read, files: null } };
  }
  const { files, ...rest } = value as { [name: string]: unknown };
  const read = readProject(rest);
  if ("refused" in read) return read;
  const packed = inShape(packedFiles, files);
  return packed
    ? { read: { project: read.read, files: packed } }
    : { refused: "it is damaged: a file in it cannot be read." };
}
