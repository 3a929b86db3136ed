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

function format(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
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
function daysAgo(reader: Reader, at: number, now: number): number {
  return Math.round((Date.parse(dayOf(reader, now)) - Date.parse(dayOf(reader, at))) / DAY);
}

function dateText({ locale, timeZone }: Reader, at: number, now: number): string {
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

/** As the line above a day's messages says it: "hoje", "ontem", "20 de novembro". */
export function dayText(reader: Reader, at: number, now: number): string {
  const days = daysAgo(reader, at, now);
  if (days === 0) return reader.t("today");
  if (days === 1) return reader.t("yesterday");
  return format(reader.locale, reader.timeZone, { day: "numeric", month: "long" }).format(at);
}

/** Inside a sentence: "às 14:02", "ontem às 14:02", "em 20/11 às 14:02". */
export function momentText(reader: Reader, at: number, now: number): string {
  const days = daysAgo(reader, at, now);
  const time = clockText(reader, at);
  if (days === 0) return reader.t("at_time", { time });
  if (days === 1) return reader.t("yesterday_at", { time });
  return reader.t("date_at", { date: dateText(reader, at, now), time });
}

/** How long: "1 min", "3 h 10", "2 d"; never less than a minute. */
export function spanText({ t }: Reader, ms: number): string {
  if (ms < HOUR) return t("minutes", { n: Math.max(1, Math.floor(ms / MINUTE)) });
  if (ms >= 2 * DAY) return t("days", { n: Math.floor(ms / DAY) });
  const m = Math.floor(ms % HOUR / MINUTE);
  const h = Math.floor(ms / HOUR);
  return m ? t("hours_minutes", { h, m: String(m).padStart(2, "0") }) : t("hours", { n: h });
}

/** Like spanText, to the second below a minute: for something that has just happened. */
export function shortSpanText(reader: Reader, ms: number): string {
  return ms < MINUTE ? reader.t("seconds", { n: Math.max(1, Math.round(ms / 1000)) }) : spanText(reader, ms);
}

/** For the datetime attribute, to the minute. */
export function isoTime(at: number): string {
  return new Date(at).toISOString().slice(0, 16) + "Z";
}
