import { deepEqual, equal, match } from "node:assert/strict";
import { findChromium, HOW_TO_GET_CHROMIUM } from "./find_chromium.ts";
import { countOf } from "./run.ts";

Deno.test("the last summary of a run is what counts, in colours or without", () => {
  const run =
    "ok | 3 passed | 0 failed (1s)\nmore\n\x1b[31mFAILED\x1b[0m | 12 passed (3 steps) | 2 failed | 1 ignored (9s)\n";

  deepEqual(countOf(run), { passed: 12, failed: 2, skipped: 1 });
  deepEqual(countOf("ok | 7 passed | 0 failed (4ms)"), { passed: 7, failed: 0, skipped: 0 });
});

Deno.test("a run that never said what it did is not taken for a good one", () => {
  equal(countOf("error: Module not found"), null);
});

Deno.test("the Chromium that was named is taken, and nothing else in its place", async () => {
  equal(await findChromium(Deno.execPath(), []), Deno.execPath());
  equal(await findChromium("/nowhere/chromium", [Deno.execPath()]), null);
  equal(await findChromium(undefined, ["/nowhere/chromium", Deno.execPath()]), Deno.execPath());
});

Deno.test("whoever has no Chromium is told in one line how to get it", () => {
  match(HOW_TO_GET_CHROMIUM, /^[^\n]+CHROMIUM_PATH[^\n]*$/);
});
