// Word lists as text that a person edits: a word a line; a name and its phrases a line, "it: cio, systems".

export type Phrases = [string, string[]][];

export const wordsToText = (words: string[]): string => words.join("\n");
export const phrasesToText = (phrases: Phrases): string =>
  phrases.map(([name, words]) => `${name}: ${words.join(", ")}`).join("\n");

export const textToWords = (text: string): string[] => lines(text);

/**
 * The list, or the sentence that says which line is none. The order of the lines is the order in which they are tried.
 * `names`: those there are, which may then stand there more than once; else every name is one line's.
 */
export function textToPhrases(text: string, names?: readonly string[]): Phrases | string {
  const phrases: Phrases = [];
  for (const line of lines(text)) {
    const at = line.indexOf(":");
    const name = line.slice(0, Math.max(at, 0)).trim();
    const words = line
      .slice(at + 1)
      .split(",")
      .map((word) => word.trim())
      .filter(Boolean);
    if (at < 0 || name === "")
      return `“${line}” is no line of this list: write a name, a colon and phrases with commas.`;
    if (words.length === 0) return `“${name}” has no phrases yet.`;
    if (names && !names.includes(name)) return `“${name}” is none of ${names.join(", ")}.`;
    if (!names && phrases.some(([other]) => other === name))
      return `“${name}” stands there twice: put its phrases on one line.`;
    phrases.push([name, words]);
  }
  return phrases;
}

const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
