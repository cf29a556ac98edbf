// What the browser keeps: the project, when it was kept, and for how many days files are to be kept with it. Pages opened from
// files may share one storage with strangers, so whatever stands under our name is read as if a stranger had written it.

import { type Project, type Read, readProject, versionOf, written } from "./project.ts";
import { inShape, number, oneOf, orNull, type Shape } from "./shape.ts";

const KEPT = "cutline.kept";
const KEPT_VERSION = 1;

/** For how many days files may be kept. */
export const DAYS = [1, 7, 30] as const;
export type Days = (typeof DAYS)[number];

export interface Kept {
  /** Milliseconds since 1970. */
  at: number;
  /** `null`: files are not kept. */
  days: Days | null;
  project: Project;
}

export type Keeping =
  /** Nothing is known yet. */
  | { where: "unknown" }
  | { where: "browser"; days: Days | null }
  /** The browser allows no storage, or has no more room. */
  | { where: "nowhere"; why: string }
  /** The user had everything forgotten. */
  | { where: "forgotten" };

export const keptText = ({ at, days, project }: Kept): string =>
  JSON.stringify({ schema: `${KEPT}/${KEPT_VERSION}`, at, days, project: written(project) });

export const days: Shape<Days> = oneOf(DAYS);
const around = { at: number(0, 8.64e15), days: orNull(days) };

export function readKept(kept: string): Read<Kept> {
  let value: unknown;
  try {
    value = JSON.parse(kept);
  } catch {
    return { refused: "it is damaged." };
  }
  const version = versionOf(value, KEPT);
  if (version === null) return { refused: "it is none of Cutline’s." };
  if (version > KEPT_VERSION) return { refused: "a newer version of Cutline wrote it.", isNewer: true };
  const { at, days, project, ...others } = value as { [name: string]: unknown };
  const [when, long] = [inShape(around.at, at), inShape(around.days, days)];
  if (when === null || (long === null && days !== null) || Object.keys(others).length > 1)
    return { refused: "it is damaged." };
  const read = readProject(project);
  return "refused" in read ? read : { read: { at: when, days: long, project: read.read } };
}
