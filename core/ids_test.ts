import { deepEqual, equal } from "node:assert/strict";
import { isId, newId } from "./ids.ts";

Deno.test("ids made one after another sort in that order, even within a millisecond", () => {
  const made = Array.from({ length: 2000 }, () => newId("ticket", 1_795_000_000_000));
  made.push(newId("ticket", 1_795_000_000_001));
  deepEqual(made.toSorted(), made);
  equal(new Set(made).size, made.length);
});

Deno.test("an id is recognised by its kind, length and alphabet", () => {
  equal(isId("message", newId("message", Date.now())), true);
  equal(isId("message", newId("ticket", Date.now())), false);
  equal(isId("message", "msg_short"), false);
  equal(isId("message", newId("message", 0).slice(0, -1) + "u"), false);
});
