// What the user's choices of columns amount to. Only choices are kept: what nobody chose is mapped by its header in the core.

import type { ColumnChoice, FileReport, Mapping, Stage, Unresolved } from "../engine/protocol.gen.ts";

/** The header of the column that a choice names. */
export const columnOf = (choice: Mapping[string] | undefined): string | null => asColumn(choice)?.column ?? null;

const asColumn = (choice: Mapping[string] | undefined): ColumnChoice | null => {
  if (typeof choice === "string") return { column: choice };
  return choice && "column" in choice ? choice : null;
};

/** `field` (or none, `null`) now reads from the column `header`. */
export function chooseField(report: FileReport, choices: Mapping, header: string, field: string | null): Mapping {
  const next: Mapping = { ...choices };
  for (const [other, mapped] of Object.entries(report.mapping))
    if (mapped.column === header && other !== field) next[other] = null;
  for (const [other, choice] of Object.entries(choices))
    if (asColumn(choice)?.column === header && other !== field) next[other] = null;
  if (field !== null) next[field] = header;
  return next;
}

/** Every row has `constant` for `field`; an empty text takes the constant away again. */
export function chooseConstant(choices: Mapping, field: string, constant: string): Mapping {
  const { [field]: _, ...rest } = choices;
  return constant === "" ? rest : { ...rest, [field]: { constant } };
}

/** What an ambiguous column is told: how its days or its numbers are written. */
export type Reading = Pick<ColumnChoice, "order" | "decimal">;

/** The answer to what a column's cells leave open. */
export function answer(choices: Mapping, asked: Unresolved, reading: Reading): Mapping {
  const before = asColumn(choices[asked.field]) ?? { column: asked.column };
  return { ...choices, [asked.field]: { ...before, ...reading } };
}

/** What a name in the column of stages means; empty, it is none of the stages, and asked no more. */
export function stageMeans(choices: Mapping, column: string, name: string, means: Stage | ""): Mapping {
  const before = asColumn(choices.stage) ?? { column };
  return { ...choices, stage: { ...before, values: { ...before.values, [name]: means } } };
}
