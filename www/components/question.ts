// Questions that only the user can answer: what a file is of which nothing tells, and how an ambiguous column writes its days or
// its numbers.

import { html } from "lit";
import type { FileReport, Mapping, Table, Unresolved } from "../engine/protocol.gen.ts";
import type { Reading } from "../state/mapping.ts";
import { ROW, spaced, TABLE } from "../text.ts";

const ORDERS: [Reading, string, (sample: string) => string][] = [
  [{ order: "dmy" }, "Day first", (sample) => inWords(sample, 0, 1)],
  [{ order: "mdy" }, "Month first", (sample) => inWords(sample, 1, 0)],
];
const MARKS: [Reading, string, (sample: string) => string][] = [
  [{ decimal: "." }, "The point is the decimal mark", (sample) => read(sample, ".")],
  [{ decimal: "," }, "The comma is the decimal mark", (sample) => read(sample, ",")],
];

/** A file that is none of the tables yet, and is read into none until the answer. */
export function whatIsIt(file: FileReport, choose: (table: Table) => void) {
  return html`<fieldset class="notice is-warn question">
    <legend>What is this file?</legend>
    <p>It is not read until you say: ${file.table_why}. One row of it is …</p>
    <div class="question-ways">
      ${(Object.keys(TABLE) as Table[]).map(
        (table) =>
          html`<button type="button" class="button is-small" @click=${() => choose(table)}>… ${ROW[table]}: ${TABLE[table]}</button>`,
      )}
    </div>
  </fieldset>`;
}

/** The column is shown with what each answer would make of a cell that leaves it open. */
export function question(file: FileReport, asked: Unresolved, choices: Mapping, choose: (reading: Reading) => void) {
  if (asked.column === "") return html`<p class="notice is-warn">${spaced(asked.field)}: ${asked.why}</p>`;
  const ways = asked.asks === "decimal" ? MARKS : ORDERS;
  const chosen = choices[asked.field];
  return html`<fieldset class="notice is-warn question">
    <legend>How is “${asked.column}” written?</legend>
    <p>${asked.why}</p>
    ${ways.map(
      ([reading, label, makes]) => html`<label class="choice">
        <input type="radio" name="question-${file.id}-${asked.field}-${asked.asks}" .checked=${isChosen(chosen, reading)} @change=${() => choose(reading)} />
        <span>${label}: <span class="sample">${asked.sample}</span> is ${makes(asked.sample)}</span>
      </label>`,
    )}
  </fieldset>`;
}

const isChosen = (choice: Mapping[string] | undefined, reading: Reading): boolean =>
  typeof choice === "object" &&
  choice !== null &&
  "column" in choice &&
  (choice.order ?? null) === (reading.order ?? null) &&
  (choice.decimal ?? null) === (reading.decimal ?? null);

function inWords(sample: string, dayAt: number, monthAt: number): string {
  const parts = sample.match(/\d+/g) ?? [];
  const month = Number(parts[monthAt]);
  if (parts.length < 3 || !(month >= 1 && month <= 12)) return "no day";
  const name = new Intl.DateTimeFormat(undefined, { month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2000, month - 1, 1)),
  );
  return `${Number(parts[dayAt])} ${name} ${parts[2]}`;
}

function read(sample: string, mark: "." | ","): string {
  const digits = sample.replace(/[^\d.,-]/g, "");
  const number = Number(mark === "," ? digits.replaceAll(".", "").replace(",", ".") : digits.replaceAll(",", ""));
  return Number.isFinite(number)
    ? new Intl.NumberFormat(undefined, { maximumFractionDigits: 3 }).format(number)
    : "no number";
}
