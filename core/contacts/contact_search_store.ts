/**
 * Finding contacts by what somebody types: words of the name, a username, any piece of a phone.
 *
 * "acao" finds "Ação": each letter asks for itself with and without accents, in either case. A phone is found
 * however it is spaced, and by the index where it is typed whole, with or without Brazil's ninth digit.
 *
 * The danger is GLOB's own signs in what was typed: only letters and digits ever become part of a pattern;
 * everything else is one character of any kind.
 */

import { json, type Sql, sql } from "../db/mod.ts";
import { matchKey } from "./match_key.ts";

/** How many words of a search are looked at. */
const MOST_WORDS = 6;
const LETTERS: Readonly<Record<string, string>> = {
  a: "aáàâãäå",
  c: "cç",
  e: "eéèêë",
  i: "iíìîï",
  n: "nñ",
  o: "oóòôõö",
  u: "uúùûü",
  y: "yýÿ",
};

/** The GLOB pattern of a text that has the word in it, whatever its accents and case. */
export function wordPattern(word: string): string {
  const plain = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const parts = [...plain].map((sign) => {
    if (/^\d$/.test(sign)) return sign;
    if (!/^\p{L}$/u.test(sign)) return "?";
    const forms = LETTERS[sign] ?? sign;
    return `[${forms}${forms.toUpperCase()}]`;
  });
  return `*${parts.join("")}*`;
}

/** The digits of what looks like a phone, or a piece of one; null: it is a name. */
export function phoneDigits(search: string): string | null {
  const digits = search.replace(/\D/g, "");
  return /^[\d\s()+.\-/]+$/.test(search) && digits.length >= 3 ? digits : null;
}

/** The condition on contacts under the name `c`; null: nothing was asked. */
export function searchCondition(search: string): Sql | null {
  const words = search.trim().slice(0, 100).split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  const digits = phoneDigits(search.trim());
  if (digits !== null) {
    const whole = digits.length < 10 ? [] : [matchKey(digits), matchKey(`55${digits}`)];
    return sql`(c.phone GLOB ${`*${digits}*`} OR c.name GLOB ${`*${digits}*`} OR c.id IN (
      SELECT contact_id FROM contact_identities
      WHERE kind = 'phone' AND value IN (SELECT value FROM json_each(${json(whole)}))))`;
  }
  const said = sql`ifnull(c.given_name, '') || ' ' || ifnull(c.name, '') || ' @' || ifnull(c.username, '')`;
  return words.map((word) => sql`${said} GLOB ${wordPattern(word)}`)
    .reduce((all, one) => sql`${all} AND ${one}`);
}
