import { deepEqual, equal } from "node:assert/strict";
import { asDigits, asNumber, asPayload, asSha256, asText, asTime } from "./meta_json.ts";

const now = Date.parse("2026-11-22T12:00:00Z");

Deno.test("Meta's seconds are read as text and as numbers", () => {
  equal(asTime("1795348800", now), 1_795_348_800_000);
  equal(asTime(1_795_348_800, now), 1_795_348_800_000);
});

Deno.test("a time that is none, and one from the future, is the time of arrival", () => {
  for (const odd of [undefined, null, "", "soon", 0, -5, NaN, {}, now / 1000 + 61, 4e11]) {
    equal(asTime(odd, now), now);
  }
  equal(asTime(now / 1000 + 60, now), now + 60_000, "clocks differ a little");
});

Deno.test("text is stored without what a database cannot hold", () => {
  deepEqual(["a\0b", "\ud800x", 42, "", null].map(asText), ["ab", "\ufffdx", "42", null, null]);
});

Deno.test("an absurdly nested item leaves no more than a pointer to the journal, however it names its type", () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100; i++) deep = [deep];
  deepEqual(asPayload({ type: "image", deep }), { type: "image", balcao: "too_deep_see_journal" });
  deepEqual(asPayload({ type: deep }), { type: null, balcao: "too_deep_see_journal" });
});

Deno.test("digits are those of a phone number; a business-scoped id or a placeholder has none", () => {
  const given = ["5511987654321", "+55 (11) 98765-4321", 5511987654321, "BR.1001", "<PHONE>", "", null, "+"];
  deepEqual(given.map(asDigits), [
    "5511987654321",
    "5511987654321",
    "5511987654321",
    null,
    null,
    null,
    null,
    null,
  ]);
});

Deno.test("numbers are numbers, also written as text, and nothing else", () => {
  deepEqual([1.5, "2", " 3 ", "", " ", "x", null, NaN, Infinity, true, []].map(asNumber), [
    1.5,
    2,
    3,
    ...Array(8).fill(null),
  ]);
});

Deno.test("a hash is a hash in hex and in base64, in any case of its letters; anything else is none", () => {
  const hex = "ab".repeat(32);
  const base64 = btoa(String.fromCharCode(...Array(32).fill(0xab)));
  deepEqual([hex, hex.toUpperCase(), base64, "abc", btoa("short"), "", null, {}].map(asSha256), [
    hex,
    hex,
    hex,
    ...Array(5).fill(null),
  ]);
});
