/**
 * Webhook bodies as whole files: our own in fixtures/, and those that others have
 * published, in the folder that BALCAO_FIXTURES names (they are theirs, so no copy
 * lies here). Every one must be read without a throw, an item that is understood
 * must be whole, and nothing that somebody said may be left aside.
 *
 * The danger is a check that nobody misses: without that folder these tests still
 * run, on our own bodies, and their names say so.
 */

import { deepEqual, ok } from "node:assert/strict";
import { webhookBodies, whichBodies } from "../../testing/webhook_codes/bodies.ts";
import { rawItems } from "../../testing/webhook_codes/raw_items.ts";
import { itemsOf } from "../../testing/webhook_codes/said.ts";

/** What is said by nobody, to no number, in no words, or is of no kind that anybody knows. */
const OUTSIDE = [
  "ours/field_left_out.json wamid.N6",
  "ours/new_number_by_words.json wamid.C6",
  "ours/new_number_by_words.json wamid.C7",
  "ours/nobody.json wamid.W1",
  "ours/request_welcome.json wamid.W2",
];

const bodies = webhookBodies();

Deno.test(`every webhook body is read (${whichBodies})`, async (t) => {
  ok(bodies.length >= 50);
  for (const body of bodies) {
    await t.step(body.name, () => {
      for (const item of itemsOf(body)) {
        if (item.kind !== "other") ok(item.at >= 1);
        if ("providerId" in item && item.kind !== "template_update") {
          ok(item.phoneNumberId && item.providerId);
        }
        if ("from" in item) ok(item.from.phone ?? item.from.bsuid);
        // What is stored or told in an event is JSON: a member that is there and undefined would change on the way.
        deepEqual(JSON.parse(JSON.stringify(item)), item);
      }
    });
  }
});

Deno.test(`nothing that somebody said and no status is left aside (${whichBodies})`, () => {
  const aside: string[] = [];
  for (const body of bodies) {
    if (body.codes.includes("A0")) continue;
    const understood = itemsOf(body).flatMap((item) => "providerId" in item ? [item.providerId] : []);
    for (const { item } of rawItems(body.bytes)) {
      const id = item("id");
      if (typeof id === "string" && !understood.includes(id)) aside.push(`${body.name} ${id}`);
    }
  }
  deepEqual(aside.sort(), OUTSIDE);
});
