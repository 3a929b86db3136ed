import { deepEqual, equal } from "node:assert/strict";
import { createRing } from "./event_ring.ts";

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ seq: from + i }));

Deno.test("the ring gives what lies after a cursor, oldest first, no more than asked for", () => {
  const ring = createRing(10);
  ring.add(numbers(1, 8));

  deepEqual(ring.after(5, 10), numbers(6, 8));
  deepEqual(ring.after(0, 2), numbers(1, 2));
  deepEqual(ring.after(8, 10), []);
  equal(ring.newest, 8);
});

Deno.test("what was read twice is kept once", () => {
  const ring = createRing(10);
  ring.add(numbers(1, 4));
  ring.add(numbers(3, 6));

  deepEqual(ring.after(0, 10), numbers(1, 6));
});

Deno.test("a cursor from before the floor is told so instead of being given a hole", () => {
  const ring = createRing(10);
  ring.add(numbers(1, 25));

  equal(ring.after(14, 100), null);
  deepEqual(ring.after(15, 100), numbers(16, 25));
});

Deno.test("a ring that starts anew knows nothing before that", () => {
  const ring = createRing(10);
  ring.add(numbers(1, 4));
  ring.restart(40);
  ring.add(numbers(39, 42));

  equal(ring.after(39, 10), null);
  deepEqual(ring.after(40, 10), numbers(41, 42));
});
