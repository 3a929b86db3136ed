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

/** The number in `input` (camelCase or snake_case keys), or the name of the first member that is missing. */
export function parseNumber(
  phoneNumberId: string,
  input: JsonObject,
): RegisteredNumber | { missing: string } {
  const at = (camel: string) =>
    textAt(input, camel) ?? textAt(input, camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  for (const needed of ["displayPhoneNumber", "accessToken", "appSecret"]) {
    if (at(needed) === null) return { missing: needed };
  }
  return {
    phoneNumberId,
    wabaId: at("wabaId") ?? "102290129340398",
    displayPhoneNumber: at("displayPhoneNumber") ?? "",
    verifiedName: at("verifiedName") ?? "Empresa de exemplo",
    accessToken: at("accessToken") ?? "",
    appSecret: at("appSecret") ?? "",
    webhookUrl: at("webhookUrl"),
    verifyToken: at("verifyToken") ?? "",
  };
}
