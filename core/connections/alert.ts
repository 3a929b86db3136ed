/** What is wrong, or worth knowing, about an account or number, as Meta's webhooks said it; browser-safe. */

/** An alert that nobody has put aside yet. */
export interface ConnectionAlert {
  readonly id: string;
  /** Null: the whole account's. */
  readonly connectionId: string | null;
  readonly wabaId: string | null;
  /** The webhook's field, such as `phone_number_quality_update`. */
  readonly field: string;
  /** Meta's word for what happened, such as `FLAGGED`. */
  readonly event: string;
  readonly severity: "info" | "warning" | "danger";
  /** Meta's further words: plain texts, numbers and truths by name. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
  readonly at: number;
}
