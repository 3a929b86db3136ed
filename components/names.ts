/** What people are called on the screen, and the colours and letters that stand for them. */

import { contactLabel, type ContactName } from "../core/contacts/contact.ts";
import type { Reader } from "./reader.ts";

const HUES = 12;

/** A contact's name for the reader. */
export function contactText({ t }: Reader, contact: ContactName): string {
  return contactLabel(contact) ?? t("contact");
}

/**
 * The palette class of an avatar. It rests on the last character of the id only,
 * which is chance already, so that a list need not carry whole ids.
 */
export function hueOf(id: string): string {
  return `hue-${parseInt(id.slice(-1), 36) % HUES || HUES}`;
}

/** An end of an id that has that palette class: what an island knows of an avatar it did not draw. */
export function endOfHue(hue: string): string {
  return Number(hue.replace(/.*hue-/, "")).toString(36);
}

/** First letters of first and last name; of a number, its last two digits. */
export function initialsOf(name: string): string {
  if (/^[+\d\s()-]+$/.test(name)) return name.replace(/\D/g, "").slice(-2);
  const words = name.replace(/^@/, "").split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => Array.from(word ?? "")[0] ?? "").join("").toUpperCase();
}
