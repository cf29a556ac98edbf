// Where files come in: the drop zone, the file picker, the sample, and the progress of what is being read.

import { html, nothing } from "lit";
import { bytes, count, duration, percent } from "../format.ts";
import type { Loading } from "../state/state.ts";
import { t } from "../text.ts";
import { CutElement } from "./element.ts";

interface Data {
  loading: Loading[];
  unreadable: { file: number; name: string; message: string }[];
  hasFiles: boolean;
  ready: boolean;
}

/** Whatever else a file is called, it can be dropped. */
const ACCEPT = ".csv,.tsv,.txt,.json,.jsonl,.ndjson,.gz,.xlsx,.xlsm,.parquet,text/csv,text/plain,application/json";

class Drop extends CutElement<Data> {
  private over = false;

  connectedCallback(): void {
    const inside = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const show = (over: boolean): void => {
      if (this.over === over) return;
      this.over = over;
      this.redraw();
    };
    addEventListener("dragover", (event) => {
      if (!inside(event)) return;
      event.preventDefault();
      show(true);
    });
    addEventListener("dragleave", (event) => event.relatedTarget === null && show(false));
    addEventListener("drop", (event) => {
      if (!inside(event)) return;
      event.preventDefault();
      show(false);
      this.choose(event.dataTransfer?.files);
    });
  }

  protected override view({ loading, unreadable, hasFiles, ready }: Data) {
    return html`
      <div class="drop ${hasFiles ? "is-small" : ""} ${this.over ? "is-over" : ""}">
        <p class="drop-title">${this.over ? t.data.dropNow : t.data.drop}</p>
        <div class="drop-ways">
          <label class="button ${hasFiles ? "" : "is-main"}">
            ${t.data.choose}
            <input
              class="visually-hidden"
              type="file"
              multiple
              accept=${ACCEPT}
              ?disabled=${!ready}
              @change=${this.picked}
            />
          </label>
          ${
            hasFiles
              ? nothing
              : html`<span class="drop-or">${t.data.dropHint}</span>
                  <button type="button" class="button" ?disabled=${!ready} @click=${() => this.tell("sample-wanted", null)}>
                    ${t.data.sample}
                  </button>`
          }
        </div>
        ${hasFiles ? nothing : html`<p class="hint">${t.data.formats}</p><p class="hint">${t.data.sampleHint}</p>`}
      </div>
      ${loading.length > 0 ? html`<ul class="loading" aria-label="Files being read">${loading.map((one) => this.progress(one))}</ul>` : nothing}
      ${unreadable.map(
        (one) => html`<p class="notice is-bad" role="alert">
          ${one.message}
          <button type="button" class="button is-quiet" @click=${() => this.tell("failure-dismissed", one.file)}>
            ${t.data.dismiss}<span class="visually-hidden"> the notice about ${one.name}</span>
          </button>
        </p>`,
      )}
    `;
  }

  /** The sample's button goes with the first file, that of a reading with its end. */
  protected override focusLost(): void {
    const next = this.querySelector<HTMLElement>(".loading button") ?? this.querySelector<HTMLElement>("input");
    next?.focus();
  }

  private progress(one: Loading) {
    const share = one.bytes === null ? null : one.size > 0 ? one.bytes / one.size : 0;
    const far = share === null ? bytes(one.size) : `${percent(share)} of ${bytes(one.size)}`;
    return html`<li class="loading-file">
      <span class="loading-name">${one.name}</span>
      ${
        share === null
          ? html`<progress aria-label="Reading ${one.name}"></progress>`
          : html`<progress aria-label="Reading ${one.name}" max="1" .value=${share}></progress>`
      }
      <span class="loading-says">
        ${one.waiting ? t.data.waiting : [far, `${count(one.rows)} rows`, ...left(one)].join(", ")}
      </span>
      <button type="button" class="button is-quiet" @click=${() => this.tell("load-cancelled", one.file)}>
        ${t.data.cancel}<span class="visually-hidden"> reading ${one.name}</span>
      </button>
    </li>`;
  }

  private picked(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    this.choose(input.files);
    input.value = "";
  }

  private choose(files: FileList | null | undefined): void {
    if (files?.length) this.tell("files-chosen", [...files]);
  }
}

/** A second or less is over before it is read. */
const left = ({ left }: Loading): string[] => (left !== null && left > 1 ? [`about ${duration(left)} left`] : []);

customElements.define("cut-drop", Drop);
