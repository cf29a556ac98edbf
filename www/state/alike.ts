// Whether two plain values say the same, whatever the order of their members; and a short mark of a value, by which it is
// known again without being kept.

export const alike = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

/** With the members of every object by name. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, held]) => [name, ordered(held)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** FNV-1a (Fowler, Noll and Vo) over the value's text, twice from different starts: 64 bits in hexadecimal digits. */
export function mark(value: unknown): string {
  const text = JSON.stringify(ordered(value));
  const hash = (start: number): string => {
    let held = start;
    for (let i = 0; i < text.length; i++) held = Math.imul(held ^ text.charCodeAt(i), 0x01000193);
    return (held >>> 0).toString(16).padStart(8, "0");
  };
  return hash(0x811c9dc5) + hash(0x01000193);
}
