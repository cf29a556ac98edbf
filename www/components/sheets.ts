// Which sheets of a workbook are wanted, where several hold rows: only the user can tell.

import { html } from "lit";
import type { SheetsAsked } from "../state/state.ts";
import { t } from "../text.ts";
import { CutElement } from "./element.ts";

interface Data {
  asked: SheetsAsked[];
}

class Sheets extends CutElement<Data> {
  protected override view({ asked }: Data) {
    return html`${asked.map((one) => this.question(one))}`;
  }

  /** A sheet is told by its name and by what stands in its first row: many a workbook has “Sheet1” and “Sheet2”. */
  private question({ file, name, sheets }: SheetsAsked) {
    return html`<form aria-label=${name} @submit=${(event: SubmitEvent) => this.chosen(event, file, name)}>
      <fieldset class="notice is-warn question">
        <legend>${t.data.whichSheets}</legend>
        <p>${sheets.length} sheets of “${name}” hold rows. Each that you choose is read as a table of its own.</p>
        ${sheets.map(
          ({ sheet, cells }, i) => html`<label class="choice">
            <input type="checkbox" name="sheet" value=${sheet} ?checked=${i === 0} @change=${clear} />
            <span>${sheet} <span class="hint">${t.data.startsWith}</span>
              ${cells.map((cell) => html` <span class="sample">${cell}</span>`)}</span>
          </label>`,
        )}
        <div class="question-ways">
          <button class="button is-main is-small">${t.data.readSheets}</button>
          <button type="button" class="button is-small" @click=${() => this.tell("sheets-chosen", { file, name, sheets: [] })}>
            ${t.data.noSheet}
          </button>
        </div>
      </fieldset>
    </form>`;
  }

  private chosen(event: SubmitEvent, file: number, name: string): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const sheets = new FormData(form).getAll("sheet").map(String);
    if (sheets.length > 0) return void this.tell("sheets-chosen", { file, name, sheets });
    const first = form.querySelector("input")!;
    first.setCustomValidity(t.data.oneSheet);
    first.reportValidity();
  }
}

/** What is wrong stands at the first choice, whichever is made. */
const clear = (event: Event): void => {
  const { form } = event.currentTarget as HTMLInputElement;
  form?.querySelector("input")?.setCustomValidity("");
};

customElements.define("cut-sheets", Sheets);
