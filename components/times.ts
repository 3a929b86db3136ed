/**
 * Times in words: of the clock, of the day, and how long something takes.
 *
 * Pure: the moment to compare with is handed in, so that a page and the island
 * that takes it over say the same, and a minute later both say the next thing.
 * Hours run from 0 to 23 in every language: a shift has no a.m.
 */

import type { Reader } from "./reader.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format of that language and zone, made once. */
export function format(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = locale + timeZone + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) formats.set(key, known = new Intl.DateTimeFormat(locale, { ...options, timeZone }));
  return known;
}

/** "14:02". */
export function clockText({ locale, timeZone }: Reader, at: number): string {
  return format(locale, timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

/** The reader's calendar day as "2026-11-22". */
export function dayOf({ timeZone }: Reader, at: number): string {
  return format("sv-SE", timeZone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}

/** How many calendar days ago that was: 0 today, 1 yesterday. */
export function daysAgo(reader: Reader, at: number, now: number): number {
  return Math.round((Date.parse(dayOf(reader, now)) - Date.parse(dayOf(reader, at))) / DAY);
}

/** "20/11", in another year "20/11/25". */
export function dateText({ locale, timeZone }: Reader, at: number, now: number): string {
  const sameYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  const year = sameYear ? {} : { year: "2-digit" as const };
  return format(locale, timeZone, { day: "2-digit", month: "2-digit", ...year }).format(at);
}

/** As a row of the list says it: "14:02", "ontem", "20/11". */
export function rowTime(reader: Reader, at: number, now: number): string {
  const days = daysAgo(reader, at, now);
  if (days <= 0) return clockText(reader, at);
  return days === 1 ? reader.t("yesterday") : dateText(reader, at, now);
}

/** How long: "1 min", "3 h 10", "2 d"; never less than a minute. */
export function spanText({ t }: Reader, ms: number): string {
  if (ms < HOUR) return t("minutes", { n: Math.max(1, Math.floor(ms / MINUTE)) });
  if (ms >= 2 * DAY) return t("days", { n: Math.floor(ms / DAY) });
  const m = Math.floor(ms % HOUR / MINUTE);
  const h = Math.floor(ms / HOUR);
  return m ? t("hours_minutes", { h, m: String(m).padStart(2, "0") }) : t("hours", { n: h });
}

/** For the datetime attribute, to the minute. */
export function isoTime(at: number): string {
  return new Date(at).toISOString().slice(0, 16) + "Z";
}
