import { deepEqual, equal } from "node:assert/strict";
import { isClientId, newId } from "./ids.ts";

Deno.test("ids made one after another sort in that order, even within a millisecond", () => {
  const made = Array.from({ length: 2000 }, () => newId("ticket", 1_795_000_000_000));
  made.push(newId("ticket", 1_795_000_000_001));
  deepEqual(made.toSorted(), made);
  equal(new Set(made).size, made.length);
});

Deno.test("a client may name its message as it likes, within plain characters and a length", () => {
  for (const name of [newId("message", Date.now()), crypto.randomUUID(), "order:42.1"]) {
    equal(isClientId(name), true);
  }
  for (const name of ["", "a b", "<b>", "é", "x".repeat(65)]) equal(isClientId(name), false);
});
