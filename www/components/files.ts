// The files that were read, each as a card: what it was taken for, and which column feeds which field, all changeable.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type {
  ColumnReport,
  Elsewhere,
  FileReport,
  Mapping,
  StageNames,
  Table,
  Unresolved,
} from "../engine/protocol.gen.ts";
import { bytes, count, named, percent, plural } from "../format.ts";
import { STAGE, spaced, TABLE, t } from "../text.ts";
import { CutElement } from "./element.ts";
import { question, whatIsIt } from "./question.ts";
import { stages } from "./stages.ts";

interface Data {
  files: FileReport[];
  choices: Record<number, Mapping>;
  unresolved: Unresolved[];
}

class Files extends CutElement<Data> {
  protected override view({ files, choices, unresolved }: Data) {
    return html`${files.map((file) =>
      this.card(
        file,
        choices[file.id] ?? {},
        unresolved.filter((one) => one.file === file.name && (one.sheet ?? null) === file.sheet),
      ),
    )}`;
  }

  /** Files whose columns something was asked of: they are not folded away under the hands of whoever answers. */
  readonly #opened = new Set<number>();

  private card(file: FileReport, choices: Mapping, asked: Unresolved[]) {
    const mapped = file.fields.filter(({ name }) => file.mapping[name]).length;
    const name = titleOf(file);
    if (file.table === null || file.missing.length > 0 || asked.length > 0) this.#opened.add(file.id);
    return html`<article class="card file" data-file=${file.id} aria-label=${name}>
      <header class="file-head">
        <div class="file-name">
          <h3>${name}</h3>
          <p class="hint">${plural(file.rows, "row")}, ${bytes(file.bytes)}, ${file.format} · ${file.table_why}</p>
        </div>
        ${file.sheets.length > 1 ? this.sheets(file) : nothing}
        <label class="field is-inline">
          <span>${t.data.takenFor}</span>
          <select class="grows" .value=${live(file.table ?? "")} @change=${(event: Event) => this.table(file, event)}>
            ${file.table === null ? html`<option value="" selected>${t.data.unknown}</option>` : nothing}
            ${(Object.keys(TABLE) as Table[]).map(
              (table) => html`<option value=${table} ?selected=${table === file.table}>${TABLE[table]}</option>`,
            )}
          </select>
        </label>
        <button type="button" class="button is-quiet" @click=${() => this.tell("file-removed", file.id)}>
          ${t.data.remove}<span class="visually-hidden"> ${name}</span>
        </button>
      </header>
      ${file.table === null ? whatIsIt(file, (table) => this.answered(file, table)) : nothing}
      ${
        file.missing.length > 0
          ? html`<div class="notice is-warn">${file.missing.map((says) => html`<p>${says}</p>`)}</div>`
          : nothing
      }
      ${asked.map((one) => question(file, one, choices, (reading) => this.tell("question-answered", { file: file.id, asked: one, reading })))}
      ${file.stages ? this.stages(file.id, name, file.stages) : nothing}
      ${file.elsewhere.map((one) => elsewhere(file, one))}
      <details ?open=${this.#opened.has(file.id)}>
        <summary>${file.table === null ? plural(file.columns.length, "column") : `${t.data.columns}: ${mapped} of ${plural(file.columns.length, "column")} read as a field`}</summary>
        ${this.columns(file)} ${file.table === null ? nothing : this.constants(file)}
      </details>
    </article>`;
  }

  private stages(file: number, title: string, names: StageNames) {
    return stages(title, names, (name, means) => this.tell("stage-meant", { file, column: names.column, name, means }));
  }

  private sheets(file: FileReport) {
    const { id, name, sheet, sheets } = file;
    return html`<label class="field is-inline">
      <span>${t.data.sheet}</span>
      <select
        class="grows"
        .value=${live(sheet ?? "")}
        @change=${(event: Event) => this.tell("sheet-chosen", { file: id, name, sheet: chosen(event) })}
      >
        ${sheets.map((one) => html`<option value=${one} ?selected=${one === sheet}>${one}</option>`)}
      </select>
    </label>`;
  }

  private columns(file: FileReport) {
    const known = file.table !== null;
    return html`<div class="scroll" role="region" aria-label="Columns of ${titleOf(file)}" tabindex="0">
      <table class="columns">
        <thead>
          <tr>
            <th scope="col">${t.data.column}</th>
            <th scope="col">${t.data.samples}</th>
            ${known ? html`<th scope="col">${t.data.field}</th><th scope="col">${t.data.why}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${file.columns.map(
            (column) => html`<tr>
              <th scope="row">${column.header}</th>
              <td>${this.samples(column)}</td>
              ${known ? html`<td>${this.fields(file, column)}</td><td class="hint">${column.why ?? ""}</td>` : nothing}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private samples(column: ColumnReport) {
    if (column.samples.length === 0) return html`<span class="hint">${t.data.empty}</span>`;
    return html`<ul class="samples">
      ${column.samples.map((sample) => html`<li>${sample}</li>`)}
      ${column.filled < 0.995 ? html`<li class="hint">${percent(column.filled)} filled</li>` : nothing}
    </ul>`;
  }

  private fields(file: FileReport, column: ColumnReport) {
    const rest = file.table === "contacts" || file.table === "accounts" ? t.data.keptAs : t.data.unused;
    // A column that no field took has an answer under its own name; it is still kept under that.
    const taken = file.fields.some(({ name }) => name === column.field) ? column.field : null;
    return html`<select
      aria-label="Read ${column.header} as"
      .value=${live(taken ?? "")}
      @change=${(event: Event) => this.tell("column-chosen", { file: file.id, header: column.header, field: chosen(event) || null })}
    >
      <option value="" ?selected=${taken === null}>${rest}</option>
      ${file.fields.map(
        (field) =>
          html`<option value=${field.name} title=${field.about} ?selected=${field.name === taken}>${spaced(field.name)}</option>`,
      )}
    </select>`;
  }

  private constants(file: FileReport) {
    const set = Object.entries(file.mapping).filter(([, mapped]) => mapped.constant !== null);
    const isMapped = (field: { name: string }): boolean => file.mapping[field.name] !== undefined;
    const fields = [...file.fields.filter((field) => !isMapped(field)), ...file.fields.filter(isMapped)];
    return html`<form class="constants" @submit=${(event: SubmitEvent) => this.constant(event, file)}>
      <fieldset>
        <legend>${t.data.everyRow}</legend>
        ${set.map(
          ([field, mapped]) => html`<p>
            ${spaced(field)} is <strong>${mapped.constant}</strong> in every row.
            <button type="button" class="button is-quiet" @click=${() => this.tell("constant-chosen", { file: file.id, field, constant: "" })}>
              ${t.data.constantRemove}
            </button>
          </p>`,
        )}
        <div class="constants-row">
          <label class="field"><span>${t.data.constantField}</span><select name="field">${fields.map((field) => html`<option value=${field.name}>${spaced(field.name)}</option>`)}</select></label>
          <label class="field"><span>${t.data.constantValue}</span><input name="value" required autocomplete="off" list="stages" /></label>
          <button class="button">${t.data.constantAdd}</button>
        </div>
        ${file.table === "outcomes" ? html`<datalist id="stages">${Object.entries(STAGE).map(([stage, label]) => html`<option value=${stage}>${label}</option>`)}</datalist>` : nothing}
      </fieldset>
    </form>`;
  }

  private constant(event: SubmitEvent, file: FileReport): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    this.tell("constant-chosen", {
      file: file.id,
      field: String(given.get("field")),
      constant: String(given.get("value")).trim(),
    });
    form.reset();
  }

  /** The question goes with the answer; what it was about stands in the choice beside the file's name. */
  private answered(file: FileReport, table: Table): void {
    this.querySelector<HTMLElement>(`[data-file="${file.id}"] select`)?.focus();
    this.tell("table-chosen", { file: file.id, table });
  }

  private table(file: FileReport, event: Event): void {
    const table = chosen(event);
    if (table !== "") this.tell("table-chosen", { file: file.id, table: table as Table });
  }
}

/** A field reads one column; who stands in another one of the same kind is for the user to fetch. */
function elsewhere(file: FileReport, { field, column, empty, other, filled }: Elsewhere) {
  const again = file.mapping.id ? " Rows with the same id count once." : "";
  return html`<p class="notice">
    “${column}” names no ${field} in ${plural(empty, "row")} of ${count(file.rows)}; “${other}” names one in ${count(filled)} of
    them. A field reads one column: read ${field} from “${other}” instead, or load the file a second time and read it from there
    too.${again}
  </p>`;
}

/** A workbook's only sheet needs no name. */
export const titleOf = ({ name, sheet, sheets }: FileReport): string => named(name, sheets.length > 1 ? sheet : null);

const chosen = (event: Event): string => (event.currentTarget as HTMLSelectElement).value;

customElements.define("cut-files", Files);
