/**
 * Every webhook body there is gives what its codes ask: our own bodies, and
 * those that others have published where BALCAO_FIXTURES names them.
 *
 * It fails on a gap of any kind: a code without a check, a check without a body
 * of our own, a body without codes.
 */

import { deepEqual, ok } from "node:assert/strict";
import { explainedCodes, webhookBodies, whichBodies } from "../../testing/webhook_codes/bodies.ts";
import { checks } from "../../testing/webhook_codes/checks.ts";
import { OWN_CODES } from "../../testing/webhook_codes/own_codes.ts";

const bodies = webhookBodies();

for (const [code, check] of checks) {
  Deno.test(`webhooks of code ${code} say what they should (${whichBodies})`, async (t) => {
    const carrying = bodies.filter(({ codes }) => codes.includes(code));
    ok(carrying.some(({ name }) => name.startsWith("ours/")), "there is no body of our own");
    for (const body of carrying) {
      await t.step(body.name, () => check(body));
    }
  });
}

Deno.test(`no body is without codes, no code without a check (${whichBodies})`, () => {
  deepEqual(bodies.filter(({ codes }) => codes.length === 0).map(({ name }) => name), []);
  const unchecked = new Set([...explainedCodes(), ...bodies.flatMap(({ codes }) => codes)]);
  for (const code of checks.keys()) unchecked.delete(code);
  deepEqual([...unchecked], []);
});

Deno.test("every body of our own that is listed is there", () => {
  const names = new Set(bodies.map(({ name }) => name));
  deepEqual([...OWN_CODES.keys()].filter((name) => !names.has(name)), []);
});
