/**
 * What a refused form shows again, and at which of its fields the reason stands.
 *
 * A page may hold several forms: each says its name in a hidden field (`FormName`),
 * so that only the one that was refused is drawn as it was typed. The danger is an
 * unticked box: it is not sent, so in a refused form absent means off.
 */

import type { Refusal } from "../refusal.ts";

/** The field that says which form of the page was sent. */
export const FORM_NAME = "_form";

/** The refusal of that form; null: it was another one's, or nothing was refused. */
export function refusalOfForm(refusal: Refusal | null, name: string): Refusal | null {
  return refusal?.form[FORM_NAME] === name ? refusal : null;
}

/** What the field holds: as it was typed, or as it is. */
export function typedOr(refusal: Refusal | null, name: string, value: string): string {
  return refusal ? refusal.form[name] ?? "" : value;
}

/** Whether the box is ticked: as it was sent, or as it is. */
export function tickedOr(refusal: Refusal | null, name: string, value: boolean): boolean {
  return refusal ? name in refusal.form : value;
}

/** The sentence to say at a field: the refusal's, if one of these codes is its and it means this field. */
export function problemAt(refusal: Refusal | null, name: string, codes: readonly string[]): string | null {
  if (!refusal || !codes.includes(refusal.code)) return null;
  const { field } = refusal.details;
  return typeof field === "string" && field !== name ? null : refusal.text;
}
