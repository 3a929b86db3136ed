/**
 * What a customer's message is built from: who writes to whom, what was asked
 * for, and the message's own members in Meta's form.
 *
 * A problem is an answer, never a throw: the control API hands its sentence back
 * with a 400, so that a test with a typing error does not pass by luck.
 */
import { isObject, type JsonObject, textAt } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import type { Phone } from "../phone.ts";
import { chatOf, type World } from "../world.ts";
import type { ChatMessage } from "../chat.ts";

/** Somebody's wish to write. */
export interface Writing {
  world: World;
  number: RegisteredNumber;
  phone: Phone;
  input: JsonObject;
}

/** The members of the message, and the file it shows. */
export interface Content {
  content: JsonObject;
  media_id?: string;
}

/** Why it cannot be written. */
export interface Problem {
  problem: string;
}

/** What makes the members of one type. */
export type ContentMaker = (writing: Writing) => Content | Problem | Promise<Content | Problem>;

/** Whether it cannot be written. */
export function isProblem(value: object): value is Problem {
  return "problem" in value;
}

/** The business's number as webhooks name it: digits only. */
export function displayDigits(number: RegisteredNumber): string {
  return number.displayPhoneNumber.replace(/\D/g, "");
}

/** The member as an object, or `fallback` where it is absent. */
export function objectAt(input: JsonObject, key: string, fallback: JsonObject): JsonObject {
  const value = input[key];
  return isObject(value) ? value : fallback;
}

/** The member as a list of objects, or `fallback` where it is absent. */
export function listAt(input: JsonObject, key: string, fallback: JsonObject[]): JsonObject[] {
  const value = input[key];
  return Array.isArray(value) ? value.filter(isObject) : fallback;
}

/** The members of `input` that have these names and are given. */
export function only(input: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.filter((key) => input[key] !== undefined).map((key) => [key, input[key]]));
}

/** The newest message of this side in the conversation that fits. */
export function lastMessage(
  { world, number, phone, input }: Writing,
  from: ChatMessage["from"],
  fits: (message: ChatMessage) => boolean = () => true,
): ChatMessage | null {
  const { messages } = chatOf(world, number.phoneNumberId, textAt(input, "group_id") ?? phone.id);
  return messages.findLast((message) =>
    message.from === from && message.revoked_at === null && fits(message) &&
    (from === "business" || message.phone === phone.id)
  ) ?? null;
}
