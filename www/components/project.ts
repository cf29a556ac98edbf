// The project: what this browser keeps of it and how that is forgotten, and the project as a file.

import { html, nothing } from "lit";
import { plural } from "../format.ts";
import { DAYS, type Days, type Keeping } from "../state/kept.ts";
import { CutElement } from "./element.ts";

interface Data {
  keeping: Keeping;
  /** How many are loaded. */
  files: number;
  /** The address of this page with the scenario in it. */
  link: string;
}

class Project extends CutElement<Data> {
  protected override view(data: Data) {
    return html`
      <button type="button" class="button is-quiet" @click=${() => this.dialog.showModal()}>Project</button>
      <dialog class="settings project" aria-labelledby="project-title">
        <div class="settings-head">
          <h2 id="project-title">Project</h2>
          <button type="button" class="button" @click=${() => this.dialog.close()}>Done</button>
        </div>
        ${this.kept(data)} ${this.file(data)} ${this.shared(data)}
      </dialog>
    `;
  }

  private kept({ keeping }: Data) {
    return html`<section class="project-part" aria-labelledby="kept-title">
      <h3 id="kept-title">In this browser</h3>
      ${says(keeping)}
      ${
        keeping.where === "browser"
          ? html`<label class="field is-inline">
              <span>Keep the files too</span>
              <select @change=${(event: Event) => this.tell("files-kept", daysOf((event.currentTarget as HTMLSelectElement).value))}>
                <option value="" ?selected=${keeping.days === null}>no</option>
                ${DAYS.map((days) => html`<option value=${days} ?selected=${keeping.days === days}>for ${plural(days, "day")}</option>`)}
              </select>
            </label>`
          : nothing
      }
      <p class="project-ways">
        ${keeping.where === "browser" ? html`<button type="button" class="button is-small" @click=${() => this.tell("everything-forgotten", null)}>Forget everything</button>` : nothing}
        ${keeping.where === "forgotten" ? html`<button type="button" class="button is-small" @click=${() => this.tell("keeping-wanted", null)}>Keep my work from now on</button>` : nothing}
      </p>
    </section>`;
  }

  private file({ files }: Data) {
    const save = (withData: boolean) => () => this.tell("project-saved", withData);
    return html`<section class="project-part" aria-labelledby="file-title">
      <h3 id="file-title">As a file</h3>
      <p>
        The same in one file, to keep or to hand to somebody. With the data, your files are in it as they are, for whoever
        opens it.
      </p>
      <p class="project-ways">
        <button type="button" class="button is-small" @click=${save(false)}>Save without data</button>
        ${files > 0 ? html`<button type="button" class="button is-small" @click=${save(true)}>Save with data</button>` : nothing}
        <label class="button is-small">Open<input class="visually-hidden" type="file" accept=".cutline,application/json" aria-label="Open a project" @change=${(event: Event) => this.chosen(event)} /></label>
      </p>
    </section>`;
  }

  private shared({ link }: Data) {
    const select = (event: Event): void => (event.currentTarget as HTMLInputElement).select();
    return html`<section class="project-part" aria-labelledby="link-title">
      <h3 id="link-title">As a link</h3>
      <p id="link-hint">
        The line, the targets, what a month and best mean, and the calculator’s inputs: no row, no name, no model. Whoever
        opens it sees what it would change first.
      </p>
      <label class="field wide">
        <span>Link to this scenario</span>
        <input readonly aria-describedby="link-hint" .value=${link} @focus=${select} />
      </label>
    </section>`;
  }

  private chosen(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file) this.tell("project-chosen", file);
    input.value = "";
  }

  protected override focusLost(): void {
    this.querySelector<HTMLElement>(".project-ways button")?.focus();
  }

  private get dialog(): HTMLDialogElement {
    return this.querySelector("dialog")!;
  }
}

const daysOf = (value: string): Days | null => DAYS.find((days) => String(days) === value) ?? null;

function says(keeping: Keeping) {
  switch (keeping.where) {
    case "unknown":
      return nothing;
    case "browser":
      return html`<p>
        Your model, mapping, targets, calculator, scenarios and decisions are kept by this browser as you go, and are here
        again the next time. ${keeping.days === null ? "Your files are not kept." : `Your files are kept for ${plural(keeping.days, "day")} and then let go when this page is next opened.`}
        Nobody else is sent any of it; whoever uses this browser as you can open it.
      </p>`;
    case "nowhere":
      return html`<p class="notice is-warn">Nothing is kept: ${keeping.why} Everything works all the same; save a project file to come back to it.</p>`;
    case "forgotten":
      return html`<p role="status">Nothing of Cutline is left in this browser’s storage. What is on the screen stays until you close the page, and nothing is kept of what you do from here on.</p>`;
  }
}

customElements.define("cut-project", Project);
