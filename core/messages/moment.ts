/** What deciding on webhooks needs of the world. */

/** The time it is, and names for what is new. */
export interface Moment {
  readonly now: number;
  newId(kind: "contact" | "ticket" | "message" | "template" | "alert"): string;
  /** Whether automatic messages may go out; not when a delivery is processed again. */
  readonly automatic: boolean;
}
