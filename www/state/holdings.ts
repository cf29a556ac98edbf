// What the loaded files hold that a signal could name: activity types and fields. Suggestions only: any name may be typed.

import type { FileReport, Scope, StarterModel } from "../engine/protocol.gen.ts";
import { readModel } from "./model.ts";

/** Types seen in the first rows of the files, then those that the starter models know. */
export function typesIn(files: FileReport[], starters: StarterModel[]): string[] {
  const seen = files
    .filter((file) => file.table === "activities")
    .flatMap((file) => {
      const { column, constant } = file.mapping.type ?? {};
      const samples = file.columns.find(({ header }) => header === column)?.samples ?? [];
      return constant ? [constant, ...samples] : samples;
    });
  const known = starters.flatMap(
    ({ text }) => readModel(text)?.signals.flatMap(({ when }) => when.activity ?? []) ?? [],
  );
  return [...new Set([...seen, ...known])].filter((type) => type !== "*").sort();
}

/** A person's signal may test both tables, an account's the accounts alone. */
export function fieldsIn(files: FileReport[]): Record<Scope, string[]> {
  const person = columns(files, "contacts", "person").concat("person.seniority", "person.department");
  const account = columns(files, "accounts", "account");
  const sorted = (names: string[]): string[] => [...new Set(names)].sort();
  return { person: sorted([...person, ...account]), account: sorted(account) };
}

const columns = (files: FileReport[], table: FileReport["table"], scope: Scope): string[] =>
  files
    .filter((file) => file.table === table)
    .flatMap((file) => file.columns.map(({ header, field }) => `${scope}.${field ?? normal(header)}`));

/** As the core compares names. */
const normal = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "_");
