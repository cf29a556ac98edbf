// What the elements of the package have in common, as whoever embeds them sees it. These are the package's own types.

/** The core's bytes, or where they are. */
export type ModuleSource = URL | string | BufferSource;

/** Takes the core from elsewhere than beside the elements' scripts; to be called by the script that imports this, at once. */
export declare function useModule(source: ModuleSource): void;

/** Listening with the event's type, by its name. */
export interface Listen<Self, Events> {
  <Name extends keyof Events>(
    type: Name,
    listener: (this: Self, event: Events[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  <Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}
