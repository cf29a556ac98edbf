// A list of words at one place of the model document: each can be taken away, and more are typed in below.

import { html, nothing } from "lit";
import { type Path, valueAt, written } from "../state/edit.ts";
import { describedBy, type Form, framed, idOf, invalid } from "./at.ts";

interface Shown {
  label: string;
  hint?: string;
  /** The id of a datalist with what the data holds. */
  list?: string;
  /** A word that is a number is meant as one. */
  numbers?: boolean;
}

export function wordsAt(form: Form, path: Path, shown: Shown) {
  const place = written(path);
  const held = valueAt(form.document, path);
  const words: unknown[] = Array.isArray(held) ? held : [];
  const add = (input: HTMLInputElement): void => {
    const typed = input.value
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== "" && !words.some((one) => String(one) === word));
    input.value = "";
    if (typed.length === 0) return;
    form.set(path, [...words, ...typed.map((word) => (shown.numbers ? asNumber(word) : word))]);
    form.settle();
  };
  const control = html`<div class="words">
    ${words.map(
      (word, i) => html`<span class="word"
        >${String(word)}<button
          type="button"
          aria-label="Take away ${String(word)}"
          @click=${() => {
            form.set(
              path,
              words.filter((_, at) => at !== i),
            );
            form.settle();
          }}
        >
          <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false"><path d="M2 2l8 8M10 2l-8 8" /></svg></button
      ></span>`,
    )}
    <input
      id=${idOf(place)}
      type="text"
      autocomplete="off"
      list=${shown.list ?? nothing}
      placeholder="add, then Enter"
      aria-invalid=${invalid(form, place)}
      aria-describedby=${describedBy(form, place)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        add(event.currentTarget as HTMLInputElement);
      }}
      @change=${(event: Event) => add(event.currentTarget as HTMLInputElement)}
    />
  </div>`;
  return framed(form, place, shown, control);
}

const asNumber = (word: string): string | number => (String(Number(word)) === word ? Number(word) : word);
