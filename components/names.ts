/** What people are called on the screen, and the colours and letters that stand for them. */

import { contactLabel, type ContactName } from "../core/contacts/contact.ts";
import type { Reader } from "./reader.ts";

/** A contact's name for the reader. */
export function contactText({ t }: Reader, contact: ContactName): string {
  return contactLabel(contact) ?? t("contact");
}

/**
 * The palette class of an avatar. It rests on the last character of the id only,
 * which is chance already, so that a list need not carry whole ids.
 */
export function hueOf(id: string): string {
  return `hue-${id.charCodeAt(id.length - 1) % 12 + 1}`;
}

/** First letters of first and last name; of a number, its last two digits. */
export function initialsOf(name: string): string {
  if (/^[+\d\s()-]+$/.test(name)) return name.replace(/\D/g, "").slice(-2);
  const words = name.replace(/^@/, "").split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => Array.from(word ?? "")[0] ?? "").join("").toUpperCase();
}
