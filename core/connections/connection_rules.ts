/** What a connection may be called and say: the same for one that is added and one that is changed. */

import type { Reader } from "../db/mod.ts";
import { conflict, invalid } from "../errors.ts";
import { checkTemplate } from "../texts/mod.ts";
import type { AutomaticMessage } from "./connection.ts";
import { findOtherNamed } from "./connection_change_store.ts";

/** An automatic message has at most this many characters: WhatsApp's limit for a text. */
export const LONGEST_TEXT = 4096;

/** The automatic messages. */
export const AUTOMATIC_MESSAGES: readonly AutomaticMessage[] = ["greeting", "acceptance", "farewell"];

/** The name without blanks around it; refuses `name_empty`. */
export function parseConnectionName(text: string): string {
  const name = text.trim();
  if (!name || name.length > 60) throw invalid("name_empty", "A name has 1 to 60 characters");
  return name;
}

/** An automatic message: null is off. Refuses `variable_unknown`, `automatic_text_too_long`, with its kind as `field`. */
export function parseAutomaticText(field: AutomaticMessage, text: string | null | undefined): string | null {
  const words = text?.trim() || null;
  if (words && Array.from(words).length > LONGEST_TEXT) {
    throw invalid("automatic_text_too_long", `A text has at most ${LONGEST_TEXT} characters`, {
      field,
      limit: LONGEST_TEXT,
    });
  }
  if (words) checkTemplate(words, field);
  return words;
}

/** A reopen window; refuses `reopen_minutes_malformed`. */
export function parseReopenMinutes(minutes: number): number {
  if (Number.isInteger(minutes) && minutes >= 0 && minutes <= 43_200) return minutes;
  throw invalid("reopen_minutes_malformed", "The reopen window is a number of minutes from 0 to 43200");
}

/** Refuses `connection_name_taken` if another connection is called so. */
export async function requireNameFree(reader: Reader, name: string, exceptId: string): Promise<void> {
  if (await findOtherNamed(reader, name, exceptId)) {
    throw conflict("connection_name_taken", `There is a connection called ${name}`, { name });
  }
}
