// The conductor's part of a project as a file: saved with or without the data, and opened once the user has seen what it
// would replace. A file that is not taken changes nothing.

import { hear } from "../components/element.ts";
import { download, fileName } from "../download.ts";
import type { Engine, Load } from "../engine/client.ts";
import { bytes, plural } from "../format.ts";
import type { Event } from "../state/event.ts";
import { replacements } from "../state/opening.ts";
import { projectOf } from "../state/project.ts";
import { ENDING, MOST_CHARACTERS, type PackedFile, projectParts, readProjectFile } from "../state/project_file.ts";
import type { State } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import { isRight } from "./keep.ts";
import { packed, unpacked } from "./packing.ts";

interface Given {
  store: Store<State, Event>;
  engine: Engine;
  load: (jobs: (Load & { isSized: true })[]) => void;
  remove: (file: number) => void;
}

export function conductProjectFile({ store, engine, load, remove }: Given): void {
  const { send } = store;
  /** The files of the project that is offered. */
  let offered: (Load & { isSized: true })[] | null = null;

  async function save(withData: boolean): Promise<void> {
    const { files, model } = store.state;
    const all: PackedFile[] = [];
    for (const { id, name, table, sheet, share } of withData ? files : []) {
      const source = engine.source(id);
      if (!source) continue;
      const told = { name, table, sheet, share: share && { columns: share.columns, one_in: share.one_in } };
      all.push({ ...told, ...(await packed(source)) });
    }
    const parts = projectParts(projectOf(store.state), withData ? all : null);
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    if (size > MOST_CHARACTERS) {
      const says = `The files come to ${bytes(size)} in a project, which is more than a browser opens again. Save it without them, and keep your exports beside it.`;
      send({ type: "noticed", says });
      return;
    }
    download(`${fileName(model)}${ENDING}`, "application/json", parts);
    send({ type: "project_saved" });
    send({
      type: "said",
      says: `The project is saved${withData ? ` with ${plural(all.length, "file")}` : " without the data"}.`,
    });
  }

  async function open(file: File): Promise<void> {
    const refuse = (why: string): void =>
      send({ type: "noticed", says: `“${file.name}” is not opened, and nothing is changed: ${why}` });
    if (file.size > MOST_CHARACTERS) return refuse(`it has ${bytes(file.size)}, which is more than a browser opens.`);
    let text: string;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    } catch {
      return refuse("it is no project of Cutline, or it is damaged.");
    }
    const read = readProjectFile(text);
    if ("refused" in read) return refuse(read.refused);
    const { project, files } = read.read;
    if (!(await isRight(engine, project))) return refuse("a model in it is none.");
    try {
      offered = files && (await Promise.all(files.map(async (one) => ({ ...told(one), source: await unpacked(one) }))));
    } catch {
      return refuse("it is damaged: a file in it cannot be unpacked.");
    }
    const replaces = replacements(store.state, project);
    const names = files?.map(({ name }) => name) ?? null;
    send({ type: "project_offered", proposal: { from: file.name, replaces, files: names, project } });
  }

  hear(
    "project-saved",
    (withData) =>
      void save(withData).catch(() =>
        send({ type: "noticed", says: "The project could not be saved: a file could not be read." }),
      ),
  );
  hear("project-chosen", (file) => void open(file));
  hear("proposal-declined", () => {
    offered = null;
    send({ type: "project_offered", proposal: null });
  });
  hear("proposal-taken", () => {
    const { proposal, files } = store.state;
    if (!proposal || !("project" in proposal)) return;
    const jobs = offered;
    offered = null;
    // Each file that goes is a step of its own, so that each can be brought back.
    if (jobs) for (const { id } of files) remove(id);
    send({
      type: "project_opened",
      project: proposal.project,
      says: `“${proposal.from}” is open. Undo takes it back.`,
    });
    if (jobs) load(jobs);
  });
}

const told = ({ name, table, sheet, share }: PackedFile): Omit<Load, "source"> & { isSized: true } => {
  return { name, table, sheet, share, isSized: true };
};
