/**
 * What WhatsApp takes in a message (Cloud API, Messages), in characters as Meta
 * counts them: the composer counts down by it, the server refuses by it.
 * Browser-safe. Files have a table of their own (core/media/media_kind.ts).
 *
 * The danger is `text.length`: an emoji is two of its units and one character.
 */

import type { ContactCard, Interactive, Location } from "./content.ts";

/** The longest of everything. */
export const LIMITS = {
  text: 4096,
  caption: 1024,
  cards: 257,
  /** Of a list's body; of all others'. */
  listBody: 4096,
  body: 1024,
  header: 60,
  footer: 60,
  buttons: 3,
  buttonId: 256,
  buttonTitle: 20,
  listButton: 20,
  sections: 10,
  sectionTitle: 24,
  /** Over all sections together. */
  rows: 10,
  rowId: 200,
  rowTitle: 24,
  rowDescription: 72,
  linkTitle: 20,
} as const;

/** Characters as Meta counts them. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** What is wrong with a part: empty (`limit` 0 is never a limit: absent), too long, too many, or twice the same. */
export interface PartProblem {
  /** "body", "header", "footer", "button 1", "row 2 title", … counted from 1. */
  readonly field: string;
  readonly why: "empty" | "too_long" | "too_many" | "twice" | "address";
  readonly limit?: number;
}

/** The longest body that this kind may have. */
export function bodyLimit(action: Interactive["action"]): number {
  return action.type === "list" ? LIMITS.listBody : LIMITS.body;
}

/** The first thing that is wrong with buttons, a list or a request; null: it can be sent. `hasFile`: a file is above it. */
export function interactiveProblem(
  body: string,
  { header, footer, action }: Omit<Interactive, "kind">,
  hasFile = false,
): PartProblem | null {
  const plain = action.type === "request_location" || action.type === "request_contact";
  const headerless = plain || (action.type === "list" && (hasFile || header?.type === "media"));
  return textProblem("body", body, bodyLimit(action)) ??
    (header?.type === "text" ? textProblem("header", header.text, LIMITS.header) : null) ??
    (headerless && (header || hasFile) ? { field: "header", why: "too_many", limit: 0 } : null) ??
    (header?.type === "location" ? { field: "header", why: "too_many", limit: 0 } : null) ??
    (plain && footer !== undefined ? { field: "footer", why: "too_many", limit: 0 } : null) ??
    (footer === undefined ? null : textProblem("footer", footer, LIMITS.footer)) ??
    actionProblem(action);
}

function actionProblem(action: Interactive["action"]): PartProblem | null {
  switch (action.type) {
    case "buttons":
      return countProblem("buttons", action.buttons, LIMITS.buttons) ??
        firstOf(action.buttons, ({ id, title }, n) =>
          textProblem(`button ${n}`, title, LIMITS.buttonTitle) ??
            textProblem(`button ${n} id`, id, LIMITS.buttonId)) ??
        twice("button", action.buttons.map(({ title }) => title.trim())) ??
        twice("button id", action.buttons.map(({ id }) => id));
    case "list": {
      const rows = action.sections.flatMap((section) => section.rows);
      return textProblem("list button", action.button, LIMITS.listButton) ??
        countProblem("sections", action.sections, LIMITS.sections) ??
        firstOf(action.sections, ({ title, rows }, n) =>
          // One section needs no title; several can't be told apart without.
          (action.sections.length > 1 || title
            ? textProblem(`section ${n} title`, title ?? "", LIMITS.sectionTitle)
            : null) ?? countProblem(`section ${n}`, rows, LIMITS.rows)) ??
        countProblem("rows", rows, LIMITS.rows) ??
        firstOf(rows, ({ id, title, description }, n) =>
          textProblem(`row ${n}`, title, LIMITS.rowTitle) ??
            textProblem(`row ${n} id`, id, LIMITS.rowId) ??
            (description ? textProblem(`row ${n} description`, description, LIMITS.rowDescription) : null)) ??
        twice("row id", rows.map(({ id }) => id));
    }
    case "link":
      return textProblem("link", action.title, LIMITS.linkTitle) ??
        (isWebAddress(action.url) ? null : { field: "address", why: "address" });
    case "request_location":
    case "request_contact":
      return null;
  }
}

/** Whether it is an address that a phone opens. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text);
}

/** Whether it is a place on earth. */
export function isPlace({ latitude, longitude }: Omit<Location, "kind">): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

/** What a card is called: its name, else its company, else a phone or an e-mail; null: it says nothing. */
export function cardName(
  { name, firstName, lastName, organisation, phones, emails }: ContactCard,
): string | null {
  const whole = [firstName, lastName].filter(Boolean).join(" ");
  return [name, whole, organisation, phones?.[0]?.phone, emails?.[0]?.email].map((text) => text?.trim())
    .find(Boolean) ?? null;
}

function textProblem(field: string, text: string, limit: number): PartProblem | null {
  if (!text.trim()) return { field, why: "empty" };
  return lengthOf(text) > limit ? { field, why: "too_long", limit } : null;
}

function countProblem(field: string, list: readonly unknown[], limit: number): PartProblem | null {
  if (list.length === 0) return { field, why: "empty" };
  return list.length > limit ? { field, why: "too_many", limit } : null;
}

function firstOf<T>(list: readonly T[], look: (one: T, n: number) => PartProblem | null): PartProblem | null {
  for (const [i, one] of list.entries()) {
    const problem = look(one, i + 1);
    if (problem) return problem;
  }
  return null;
}

function twice(field: string, texts: readonly string[]): PartProblem | null {
  const again = texts.findIndex((text, i) => texts.indexOf(text) < i);
  return again < 0 ? null : { field: `${field} ${again + 1}`, why: "twice" };
}
