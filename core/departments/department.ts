/** A queue of tickets with members; browser-safe. */

/** A department; `hue` 1–12 is its palette class. */
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly hue: number;
}

/** The palette has this many hues. */
export const HUES = 12;

declare module "../events/event.ts" {
  interface EventMap {
    /** Departments, connections or other settings changed: whoever keeps a copy loads it anew. */
    "settings.changed": Readonly<Record<never, never>>;
  }
}
