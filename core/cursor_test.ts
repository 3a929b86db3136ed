import { deepEqual, equal, throws } from "node:assert/strict";
import { cursorOf, parseCursor } from "./cursor.ts";

Deno.test("a cursor gives back the place it was made from, and fits into an address", () => {
  const place = { at: 1_772_442_000_000, row: 42, id: "tkt_01KAPQ7M3V000C2N4R6T8" };
  const cursor = cursorOf(place);
  deepEqual(parseCursor(cursor), place);
  equal(encodeURIComponent(cursor), cursor);
});

Deno.test("anything else is refused as a cursor", () => {
  const wrong = [
    "",
    "1",
    "%%%",
    btoa("1.2"),
    btoa("a.b.c"),
    btoa("1.2.3'; DROP"),
    btoa(`${"9".repeat(16)}.1.x`),
  ];
  for (const text of wrong) throws(() => parseCursor(text), { kind: "invalid", code: "cursor_invalid" });
});
