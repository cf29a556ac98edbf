// File by file: what was kept, and the rows that were set aside, grouped by what would mend them, to be taken away as a file.

import { html, nothing } from "lit";
import type { AsideGroup, FileReceipt } from "../engine/protocol.gen.ts";
import { count, named, plural } from "../format.ts";
import { MEND, TABLE } from "../text.ts";
import { CutElement } from "./element.ts";

interface Data {
  receipts: FileReceipt[];
}

class SetAside extends CutElement<Data> {
  protected override view({ receipts }: Data) {
    if (receipts.length === 0) return html``;
    return html`<section class="card" aria-labelledby="set-aside-title">
      <h3 id="set-aside-title">File by file</h3>
      <div class="scroll" role="region" aria-label="Rows by file" tabindex="0">
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col" class="text">Read as</th>
              <th scope="col">Rows read</th>
              <th scope="col">Kept</th>
              <th scope="col">Set aside</th>
              <th scope="col">of these duplicates</th>
              <th scope="col">Kept, but suspected duplicates</th>
            </tr>
          </thead>
          <tbody>
            ${receipts.map(
              (one) => html`<tr>
                <th scope="row" class="set-aside-file">${named(one.name, one.sheet)}</th>
                <td class="text">${TABLE[one.table]}</td>
                <td>${count(one.read)}</td>
                <td>${count(one.kept)}</td>
                <td>${count(one.set_aside)}</td>
                <td>${count(one.duplicates)}</td>
                <td>${count(one.suspected_duplicates)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${receipts.filter(({ set_aside }) => set_aside > 0).map((one) => this.file(one))}
    </section>`;
  }

  private file({ id, name: file, sheet, counts_rows, set_aside, groups }: FileReceipt) {
    const name = named(file, sheet);
    const rows = plural(set_aside, "row");
    return html`<section class="set-aside" aria-label="Set aside from ${name}">
      <h4>${rows} of ${name} set aside</h4>
      ${groups.map((group) => details(group, name, counts_rows ? "Row" : "Line"))}
      <p class="set-aside-ways">
        <button type="button" class="button is-small" @click=${() => this.tell("set-aside-wanted", id)}>
          Download ${set_aside === 1 ? "it" : `all ${count(set_aside)}`} to mend<span class="visually-hidden">: rows of ${name}</span>
        </button>
        <span class="hint">
          A CSV under the file’s own header, which any spreadsheet opens. Mend what the last columns tell, save it as CSV
          and drop it here: its rows are read in the same way, as more of the same table.
        </span>
      </p>
    </section>`;
  }
}

function details({ mend, column, rows, first }: AsideGroup, name: string, place: "Row" | "Line") {
  const what = MEND[mend](column);
  return html`<details>
    <summary>${plural(rows, "row")}: ${what}</summary>
    <div class="scroll" role="region" aria-label="${what}: rows of ${name}" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${place}</th>
            <th scope="col">Why</th>
            <th scope="col">The row</th>
          </tr>
        </thead>
        <tbody>
          ${first.map(
            ({ line, reason, text }) => html`<tr>
              <th scope="row">${line}</th>
              <td class="set-aside-why">${reason}</td>
              <td class="set-aside-row">${text}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${rows > first.length ? html`<p class="hint">The first ${count(first.length)} of ${count(rows)}; the file to mend has them all.</p>` : nothing}
  </details>`;
}

customElements.define("cut-set-aside", SetAside);
