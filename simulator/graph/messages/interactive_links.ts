/** Buttons that lead somewhere: a web address, a form for an address, a call. */
import type { JsonObject } from "../../json.ts";
import {
  mayObject,
  mayText,
  needLabel,
  needNumber,
  needObject,
  needText,
  needWebAddress,
  refuseParameter,
} from "../refusal.ts";

const path = "interactive['action']";
const parameters = `${path}['parameters']`;

/** The action must be called so. */
export function needName(action: JsonObject, name: string): void {
  if (action.name !== name) refuseParameter(`Param ${path}['name'] must be one of {${name.toUpperCase()}}.`);
}

/** Reads `action: { name: "cta_url", parameters: { display_text, url } }`. */
export function readCtaUrl(action: JsonObject): void {
  needName(action, "cta_url");
  const given = needObject(action, "parameters", path);
  needLabel(given, "display_text", "Display text", 20);
  needWebAddress(given, "url", parameters);
}

/** Reads `action: { name: "address_message", parameters: { country, values? } }`. */
export function readAddressRequest(action: JsonObject): void {
  needName(action, "address_message");
  const given = needObject(action, "parameters", path);
  needText(given, "country", parameters, 2);
  mayObject(given, "values", parameters);
}

/** Reads `action: { name: "voice_call", parameters?: { display_text?, ttl_minutes?, payload? } }`. */
export function readVoiceCall(action: JsonObject): void {
  needName(action, "voice_call");
  const given = mayObject(action, "parameters", path);
  if (given === null) return;
  if (given.display_text !== undefined) needLabel(given, "display_text", "Display text", 20);
  if (given.ttl_minutes !== undefined) needNumber(given, "ttl_minutes", parameters, 1, 43_200);
  mayText(given, "payload", parameters, 512);
}
