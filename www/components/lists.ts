// The word lists by which titles, free mail and company names are read: each a text to edit, with a way back to the product's.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { ListsDocument } from "../engine/protocol.gen.ts";
import { type Phrases, phrasesToText, textToPhrases, textToWords, wordsToText } from "../state/phrases.ts";
import { SENIORITY } from "../text.ts";
import { CutElement } from "./element.ts";

interface Data {
  /** The product's; `null` while there is nothing to show. */
  own: ListsDocument | null;
  /** Those that the user changed. */
  lists: Partial<ListsDocument>;
}

type List = keyof ListsDocument;

const TITLE: Record<List, [name: string, hint: string]> = {
  departments: [
    "Departments",
    "A department and the words of a title that make it, one department a line; the first line that matches wins.",
  ],
  seniorities: ["Seniorities", "The same for the level: ic, c_level, vp, director, manager. Any other title is ic."],
  free_mail: ["Free mail", "Domains whose mailboxes belong to nobody’s company, one a line."],
  legal_forms: ["Legal forms", "Words dropped from the end of a company’s name, one a line."],
};

const LEVELS = Object.keys(SENIORITY);

class Lists extends CutElement<Data> {
  /** What was typed and is no list, with what is wrong. */
  #wrong = new Map<List, { text: string; says: string }>();

  protected override view({ own, lists }: Data) {
    if (!own) return html``;
    const changed = Object.keys(lists).length;
    return html`<details class="card">
      <summary><h3>Word lists</h3>${changed > 0 ? html` <span class="hint">${changed} of 4 changed</span>` : nothing}</summary>
      <p class="hint">How titles are read, which mail is free, and what does not belong to a company’s name.</p>
      <div class="lists">${(Object.keys(TITLE) as List[]).map((list) => this.list(list, own, lists))}</div>
    </details>`;
  }

  private list(list: List, own: ListsDocument, lists: Partial<ListsDocument>) {
    const [name, hint] = TITLE[list];
    const wrong = this.#wrong.get(list);
    const held = lists[list] ?? own[list];
    return html`<div class="field">
      <label for="list-${list}">${name}</label>
      <span class="hint" id="list-${list}-hint">${hint}</span>
      <textarea
        id="list-${list}"
        rows="11"
        spellcheck="false"
        aria-describedby="list-${list}-hint ${wrong ? `list-${list}-wrong` : ""}"
        aria-invalid=${wrong ? "true" : "false"}
        .value=${live(wrong?.text ?? asText(list, held))}
        @change=${(event: Event) => this.typed(list, (event.currentTarget as HTMLTextAreaElement).value)}
      ></textarea>
      ${wrong ? html`<span class="wrong" id="list-${list}-wrong">${wrong.says} The list before stays in use.</span>` : nothing}
      <button type="button" class="button is-small" ?disabled=${lists[list] === undefined && !wrong} @click=${() => this.reset(list)}>
        Back to Cutline’s own<span class="visually-hidden"> list of ${name.toLowerCase()}</span>
      </button>
    </div>`;
  }

  private typed(list: List, text: string): void {
    const read = reading(list, text);
    if (typeof read === "string") {
      this.#wrong.set(list, { text, says: read });
      this.redraw();
      return;
    }
    this.#wrong.delete(list);
    this.tell("list-changed", { [list]: read } as Partial<ListsDocument>);
    this.redraw();
  }

  private reset(list: List): void {
    this.#wrong.delete(list);
    this.tell("list-reset", list);
    this.redraw();
  }
}

function reading(list: List, text: string): Phrases | string[] | string {
  if (list === "departments") return textToPhrases(text);
  return list === "seniorities" ? textToPhrases(text, LEVELS) : textToWords(text);
}

const asText = (list: List, held: ListsDocument[List]): string =>
  list === "departments" || list === "seniorities" ? phrasesToText(held as Phrases) : wordsToText(held as string[]);

customElements.define("cut-lists", Lists);
