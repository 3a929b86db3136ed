/**
 * Times as a thread and its sentences say them, beside those of the list in times.ts:
 * apart from them because the list's page, which everybody opens first, says none of these.
 */

import type { Reader } from "./reader.ts";
import { clockText, dateText, daysAgo, format, spanText } from "./times.ts";

const MINUTE = 60_000;

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

/** Like spanText, to the second below a minute: for something that has just happened. */
export function shortSpanText(reader: Reader, ms: number): string {
  return ms < MINUTE ? reader.t("seconds", { n: Math.max(1, Math.round(ms / 1000)) }) : spanText(reader, ms);
}
