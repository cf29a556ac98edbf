// The page's live region: the news for those who listen.

/** News within this many milliseconds of each other are one breath. */
const BREATH = 1000;

let last = { sentence: "", at: Number.NEGATIVE_INFINITY };

/** Sentences of one breath stand together, since a reader that is given the next one at once never speaks the first. */
export function aloud(region: HTMLElement, sentence: string): void {
  if (sentence === last.sentence) return;
  const at = performance.now();
  const joined = at - last.at < BREATH && region.textContent;
  region.textContent = joined ? `${region.textContent} ${sentence}` : sentence;
  last = { sentence, at };
}
