/** A queue of tickets with members; browser-safe. */

/** A department; `hue` 1–12 is its palette class. */
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly hue: number;
}
