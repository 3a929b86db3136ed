/**
 * What all control routes share: reading a body, answering, refusing.
 *
 * The page of phones works without a script, so the same routes take a browser's
 * form as they take JSON, and answer it with the way back to the page.
 */

import type { Context } from "hono";
import { isObject, type JsonObject, parseJson } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import type { Phone } from "../phone.ts";
import type { World } from "../world.ts";

const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data"];

function isForm(c: Context): boolean {
  return formTypes.some((type) => c.req.header("content-type")?.startsWith(type));
}

/** The request's members, from JSON or from a form; an empty body is an empty object, anything else is null. */
export async function readInput(c: Context): Promise<JsonObject | null> {
  if (isForm(c)) return Object.fromEntries(await c.req.formData());
  const text = await c.req.text();
  const body = text.trim() === "" ? {} : parseJson(text);
  return isObject(body) ? body : null;
}

/** The answer to a change: JSON, or for a browser's form the way back to the page. */
export function done(c: Context, body: unknown, status: 200 | 201 | 202 = 200): Response {
  if (isForm(c)) return c.redirect("/", 303);
  return c.json(body, status);
}

/** A refusal of the control API. */
export function refused(c: Context, status: 400 | 404 | 502, message: string): Response {
  return c.json({ error: { message } }, status);
}

/** The number called `id`; without an id, the first one registered. */
export function pickNumber(world: World, id: string | null): RegisteredNumber | null {
  if (id !== null) return world.numbers.get(id) ?? null;
  return world.numbers.values().next().value ?? null;
}

/** The phone called so: by id, number or BSUID. */
export function findPhone(world: World, name: string): Phone | null {
  return world.phones.find(name) ?? world.phones.findByBsuid(name) ?? world.phones.dial(name);
}
