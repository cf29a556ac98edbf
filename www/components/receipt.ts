// The receipt: for each table, read = kept + set aside, with the reasons. Nothing is lost without a line here.

import { html, nothing } from "lit";
import type { IntakeAnswer, MergedById, Note, Table, Receipt as TableReceipt } from "../engine/protocol.gen.ts";
import { count, date, list, named, plural } from "../format.ts";
import { TABLE, t } from "../text.ts";
import { CutElement } from "./element.ts";

interface Data {
  intake: IntakeAnswer | null;
  /** What is missing, in sentences. */
  says: string[];
  /** Where contacts’ ids are read from, file by file. */
  ids: IdColumn[];
}

export interface IdColumn {
  file: number;
  name: string;
  header: string;
}

const SHOWN = 5;

class Receipt extends CutElement<Data> {
  protected override view({ intake, says, ids }: Data) {
    if (!intake) return html``;
    const tables = (Object.keys(TABLE) as Table[]).flatMap((table) => {
      const receipt = intake.tables[table];
      return receipt.read > 0 ? [{ table, receipt }] : [];
    });
    if (tables.length === 0) return html``;
    return html`<section class="card" aria-labelledby="receipt-title">
      <h3 id="receipt-title">${t.data.receipt}</h3>
      <div class="scroll" role="region" aria-label="Rows by table" tabindex="0">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col">Rows read</th>
              <th scope="col">Kept</th>
              <th scope="col">Set aside</th>
              <th scope="col">of these duplicates</th>
              <th scope="col">Kept, but suspected duplicates</th>
            </tr>
          </thead>
          <tbody>
            ${tables.map(
              ({ table, receipt }) => html`<tr>
                <th scope="row">${TABLE[table]}</th>
                <td>${count(receipt.read)}</td>
                <td>${count(receipt.kept)}</td>
                <td>${count(receipt.set_aside)}</td>
                <td>${count(receipt.duplicates)}</td>
                <td>${count(receipt.suspected_duplicates)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${tables.map(({ table, receipt }) => this.reasons(table, receipt))}
      <p>${this.who(intake)}</p>
      ${intake.merged_by_id.people > 0 ? this.merged(intake.merged_by_id, ids) : nothing}
      ${says.length > 0 ? html`<ul class="missing">${says.map((sentence) => html`<li>${sentence}</li>`)}</ul>` : nothing}
    </section>`;
  }

  private reasons(table: Table, receipt: TableReceipt) {
    return html`${notes(`${TABLE[table]}: ${plural(receipt.set_aside, "row")} set aside`, receipt.problems, receipt.set_aside)}
    ${notes(`${TABLE[table]}: noted in rows that are kept`, receipt.notes, receipt.notes.length)}`;
  }

  /** Two files that number their people each for itself make one of two: only the user can tell. */
  private merged({ people, examples }: MergedById, ids: IdColumn[]) {
    return html`<div class="notice is-warn">
      <p>
        <strong>${plural(people, "person was", "people were")} merged by id although their e-mail addresses differ.</strong>
        If these are different people, map the id column of one file to nothing.
      </p>
      <ul class="missing">
        ${examples.map(({ id, emails }) => html`<li>id ${id}: ${list(emails)}</li>`)}
        ${people > examples.length ? html`<li>and ${count(people - examples.length)} more</li>` : nothing}
      </ul>
      ${
        ids.length > 1
          ? html`<p class="drop-ways is-start">
              ${ids.map(
                ({ file, name, header }) =>
                  html`<button type="button" class="button is-small" @click=${() => this.tell("column-chosen", { file, header, field: null })}>Read no id from “${header}” of ${name}</button>`,
              )}
            </p>`
          : nothing
      }
    </div>`;
  }

  private who(intake: IntakeAnswer): string {
    const { account_field, email_domain, activity, none } = intake.matched_by;
    const ways = [
      [account_field, "by the account in their record"],
      [email_domain, "by the domain of their email"],
      [activity, "by an activity that names one"],
    ] as const;
    const matched = ways.filter(([n]) => n > 0).map(([n, how]) => `${count(n)} ${how}`);
    const span = intake.activity_span;
    return [
      `${plural(intake.people, "person", "people")} and ${plural(intake.accounts, "account")} are named in these files.`,
      matched.length > 0 ? `People found their account ${matched.join(", ")}; ${count(none)} have none.` : "",
      span ? `Activities run from ${date(span[0])} to ${date(span[1])}.` : "",
    ].join(" ");
  }
}

/** Where a row stands, as whoever opens the file will look for it. */
const place = ({ file, sheet, line, is_row }: Note): string =>
  `${named(file, sheet)}, ${is_row ? "row" : "line"} ${line}`;

/** Notes grouped by column and reason, the most frequent first, with the first rows of each. */
function notes(title: string, all: Note[], total: number) {
  if (all.length === 0) return nothing;
  const groups = new Map<string, Note[]>();
  for (const note of all) {
    const key = `${note.column}\u0000${note.reason.replace(/[“"'‘].*?[”"'’]/g, "…")}`;
    groups.set(key, [...(groups.get(key) ?? []), note]);
  }
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length);
  return html`<details class="reasons">
    <summary>${title}</summary>
    ${total > all.length ? html`<p class="hint">The first ${count(all.length)} of ${count(total)} are listed.</p>` : nothing}
    <ul>
      ${sorted.map(
        (group) => html`<li>
          <strong>${plural(group.length, "row")}</strong>: ${group[0]!.column ? html`“${group[0]!.column}”: ` : nothing}${group[0]!.reason}
          <span class="hint">
            ${group.slice(0, SHOWN).map(place).join("; ")}${group.length > SHOWN ? "; …" : ""}
          </span>
        </li>`,
      )}
    </ul>
  </details>`;
}

customElements.define("cut-receipt", Receipt);
