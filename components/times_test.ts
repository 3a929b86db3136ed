/** Times as people read them, wherever the server stands. */

import { equal } from "node:assert/strict";
import { TEXTS } from "../locales/mod.ts";
import { createReader } from "./reader.ts";
import { dayText, momentText, shortSpanText } from "./moments.ts";
import { clockText, rowTime, spanText } from "./times.ts";

const reader = (locale: keyof typeof TEXTS, timeZone = "America/Sao_Paulo") =>
  createReader({ texts: TEXTS[locale], locale, timeZone, csrf: "" });
const br = reader("pt-BR");
const now = Date.parse("2026-11-22T17:02:00Z");
const MINUTE = 60_000;

Deno.test("the clock is the company's, not the server's", () => {
  equal(clockText(br, now), "14:02");
  equal(clockText(reader("pt-BR", "America/Manaus"), now), "13:02");
  equal(clockText(reader("en"), Date.parse("2026-11-22T03:05:00Z")), "00:05");
});

Deno.test("a day ends at midnight where the company is", () => {
  equal(rowTime(br, Date.parse("2026-11-22T03:30:00Z"), now), "00:30");
  equal(rowTime(br, Date.parse("2026-11-22T02:30:00Z"), now), "ontem");
  equal(rowTime(br, Date.parse("2026-11-20T15:00:00Z"), now), "20/11");
  equal(rowTime(br, Date.parse("2025-11-20T15:00:00Z"), now), "20/11/25");
  equal(dayText(br, now, now), "hoje");
  equal(dayText(br, Date.parse("2026-10-03T15:00:00Z"), now), "3 de outubro");
  equal(dayText(reader("es"), Date.parse("2026-11-21T15:00:00Z"), now), "ayer");
});

Deno.test("a wait is told in minutes, hours and days, never as nothing", () => {
  equal(spanText(br, 0), "1 min");
  equal(spanText(br, 59 * MINUTE), "59 min");
  equal(spanText(br, 60 * MINUTE), "1 h");
  equal(spanText(br, 190 * MINUTE), "3 h 10");
  equal(spanText(br, 47 * 60 * MINUTE), "47 h");
  equal(spanText(br, 48 * 60 * MINUTE), "2 d");
  equal(shortSpanText(br, 2400), "2 s");
});

Deno.test("a moment inside a sentence says its day", () => {
  equal(momentText(br, now, now), "às 14:02");
  equal(momentText(br, now - 24 * 60 * MINUTE, now), "ontem às 14:02");
  equal(momentText(reader("en"), now - 3 * 24 * 60 * MINUTE, now), "on 11/19 at 14:02");
});
