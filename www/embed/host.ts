// What every element for other people's pages does with its host.

/** What the host page set before the element was defined stands in front of its accessors. */
export function takeEarly(element: HTMLElement, names: readonly string[]): void {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const early: unknown = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, early);
  }
}

/** Tells the host page, out of the shadow tree. */
export function tell(element: HTMLElement, name: string, detail: object): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
