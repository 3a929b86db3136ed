/**
 * What the webhooks beside messages are built from.
 *
 * Each field has a usual value, and whatever is given in `value` replaces its
 * members one by one: so a body that Meta invents tomorrow can be played without
 * a change here.
 */
import { isObject, type JsonObject } from "../../json.ts";
import type { RegisteredNumber } from "../../number.ts";
import type { Phone } from "../../phone.ts";
import type { World } from "../../world.ts";
import { metadata } from "../envelope.ts";

/** An event somebody asks for. */
export interface Asked {
  world: World;
  number: RegisteredNumber;
  /** Whom it is about, where a phone was named. */
  phone: Phone | null;
  input: JsonObject;
}

/** The `value` of one change, or several in their order; a problem is a sentence for whoever asked. */
export type FieldMaker = (
  asked: Asked,
) =>
  | JsonObject
  | JsonObject[]
  | { problem: string }
  | Promise<JsonObject | JsonObject[] | { problem: string }>;

/** The head of a value that belongs to one number. */
export function headed(number: RegisteredNumber, members: JsonObject): JsonObject {
  return { messaging_product: "whatsapp", metadata: metadata(number), ...members };
}

/** `usual` with the members of `input.value` in place of its own. */
export function withGiven(usual: JsonObject, input: JsonObject): JsonObject {
  return { ...usual, ...(isObject(input.value) ? input.value : {}) };
}

/** Seconds of the simulated clock, as a number: what the fields about accounts carry. */
export function secondsOf(world: World): number {
  return Math.floor(world.clock.now() / 1000);
}
