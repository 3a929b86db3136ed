/**
 * A business's number as the simulator knows it: whose tokens are right, and where
 * its webhooks go. Registered by the demo, by tests, or by hand over the control API.
 *
 * The danger is a number whose secrets are lost by a small change: what a change
 * leaves out stays as it was.
 */

import { type JsonObject, textAt } from "./json.ts";

/** A business number registered with the simulator, and where its webhooks go. */
export interface RegisteredNumber {
  phoneNumberId: string;
  wabaId: string;
  displayPhoneNumber: string;
  verifiedName: string;
  accessToken: string;
  appSecret: string;
  /** Null: messages are kept, nobody is told. */
  webhookUrl: string | null;
  verifyToken: string;
}

const needed = ["displayPhoneNumber", "accessToken", "appSecret"];

/**
 * The number in `input` (camelCase or snake_case keys), or the name of the first member that is missing. What is
 * left out stays as it was `before`: a changed webhook needs no second copy of the secrets.
 */
export function parseNumber(
  phoneNumberId: string,
  input: JsonObject,
  before: RegisteredNumber | undefined,
): RegisteredNumber | { missing: string } {
  const all: JsonObject = { ...before };
  for (const [key, value] of Object.entries(input)) {
    all[key.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase())] = value;
  }
  const missing = needed.find((key) => textAt(all, key) === null);
  if (missing !== undefined) return { missing };
  return {
    phoneNumberId,
    wabaId: textAt(all, "wabaId") ?? "102290129340398",
    displayPhoneNumber: textAt(all, "displayPhoneNumber") ?? "",
    verifiedName: textAt(all, "verifiedName") ?? "Empresa de exemplo",
    accessToken: textAt(all, "accessToken") ?? "",
    appSecret: textAt(all, "appSecret") ?? "",
    webhookUrl: textAt(all, "webhookUrl"),
    verifyToken: textAt(all, "verifyToken") ?? "",
  };
}
