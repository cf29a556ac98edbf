// What can be told to a Workbench, as a table of actions, and the reply to each. It knows neither where it runs nor who asks.
// A thrown Error with a `code` is an answer; anything else thrown is a bug of ours, and that Workbench is not called again.

import { sample_files, starter_models, type Workbench, word_lists } from "../../pkg/cutline.js";
import type { Action, Actions, Call, Refusal, Reply } from "./messages.ts";

export function answering(bench: Workbench): (call: Call) => Reply {
  /** The page's numbers of files, and the Workbench's own. */
  const ids = new Map<number, number>();
  const own = (file: number): number => {
    const id = ids.get(file);
    if (id === undefined) throw new Error(`file ${file} is not open`);
    return id;
  };
  const renumbered = <T extends { id: number }>(report: T): T => {
    for (const [page, id] of ids) if (id === report.id) return { ...report, id: page };
    return report;
  };

  const actions: { [A in Action]: (given: Actions[A]["with"]) => Actions[A]["answer"] } = {
    look: ({ name, bytes }) => bench.look(name, new Uint8Array(bytes)),
    open: ({ file, name, table, share }) =>
      void ids.set(file, share ? bench.open_share(name, table, share) : bench.open_file(name, table)),
    push: ({ file, bytes }) => bench.push(own(file), new Uint8Array(bytes)),
    close: ({ file }) => renumbered(bench.close_file(own(file))),
    drop: ({ file }) => {
      const id = ids.get(file);
      ids.delete(file);
      if (id !== undefined) bench.drop_file(id);
    },
    set_table: ({ file, table }) => void bench.set_table(own(file), table),
    set_mapping: ({ file, mapping }) => void bench.set_mapping(own(file), mapping),
    set_models: ({ texts }) => void bench.set_models(texts),
    set_settings: ({ settings, as_of, today }) => void bench.set_settings(settings, as_of, today),
    ask: (request) => {
      if (request.ask === "set_aside") return bench.ask({ ...request, file: own(request.file) });
      const answer = bench.ask(request);
      if ("receipts" in answer) return { receipts: answer.receipts.map(renumbered) };
      return "files" in answer ? { files: answer.files.map(renumbered) } : answer;
    },
    set_lists: ({ lists }) => void bench.set_lists(lists),
    word_lists: () => word_lists(),
    starter_models: () => starter_models(),
    sample_files: ({ seed }) => sample_files(seed),
  };

  return ({ id, action, given }) => {
    try {
      return { id, answer: (actions[action] as (given: unknown) => unknown)(given) };
    } catch (thrown) {
      const refused = refusal(thrown);
      if (refused && action === "close") ids.delete((given as { file: number }).file);
      return refused ? { id, refused } : { id, fault: String(thrown) };
    }
  };
}

function refusal(thrown: unknown): Refusal | null {
  const { code, message, path, file } = thrown as Partial<Refusal>;
  return typeof code === "string" ? { code, message: message ?? code, path, file } : null;
}
