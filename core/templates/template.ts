/**
 * A message approved by Meta, needed outside the 24-hour window. Browser-safe.
 *
 * It belongs to the account (WABA), not to a number: every connection of the
 * account offers it. `components` is Meta's own list; `parts` of it, with the
 * variables to fill in, is what a picker draws.
 */

/** A template as the account's list and its webhooks last showed it. */
export interface Template {
  readonly id: string;
  readonly wabaId: string;
  readonly name: string;
  readonly language: string;
  /** Meta's word: UTILITY, MARKETING, AUTHENTICATION. */
  readonly category: string;
  /** Meta's word; only APPROVED ones can be sent. */
  readonly status: string;
  readonly quality: string | null;
  readonly rejectedReason: string | null;
  readonly parameterFormat: "POSITIONAL" | "NAMED";
  /** As Meta gives them. */
  readonly components: readonly unknown[];
  readonly updatedAt: number;
}

/** Whether it can be sent now. */
export function isSendable(template: Pick<Template, "status">): boolean {
  return template.status === "APPROVED";
}
