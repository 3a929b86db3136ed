/** Registering a number with Cloud API and giving it up again: ten times in 72 hours. */
import type { JsonObject } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import { standingOf, type World } from "../world.ts";
import { mayObject, mayText, refuse, refuseParameter } from "./refusal.ts";
import { needProduct } from "./send_request.ts";

const most = 10;
const withinMs = 72 * 60 * 60 * 1000;

/** `POST /:phoneNumberId/register`: with the PIN the number has, or the one it gets by this. */
export function register(world: World, number: RegisteredNumber, body: JsonObject): JsonObject {
  needProduct(body);
  const pin = typeof body.pin === "string" ? body.pin : "";
  if (!/^\d{6}$/.test(pin)) refuseParameter("Invalid PIN format. PIN must be exactly 6 digits");
  const region = mayText(body, "data_localization_region", "body");
  if (region !== null && !/^[A-Z]{2}$/.test(region)) {
    refuseParameter("Param data_localization_region must be a country code of two letters.");
  }
  mayObject(body, "backup", "body");
  const standing = standingOf(world, number.phoneNumberId);
  countTry(world, number);
  if (standing.pin !== null && standing.pin !== pin) refuse(133005);
  if (standing.code_verification_status !== "VERIFIED") refuse(133006);
  standing.pin = pin;
  standing.registered = true;
  world.changes.announce({ place: "state" });
  return { success: true };
}

/** `POST /:phoneNumberId/deregister`: nothing can be sent any more. */
export function deregister(world: World, number: RegisteredNumber): JsonObject {
  countTry(world, number);
  standingOf(world, number.phoneNumberId).registered = false;
  world.changes.announce({ place: "state" });
  return { success: true };
}

function countTry(world: World, number: RegisteredNumber): void {
  const standing = standingOf(world, number.phoneNumberId);
  const now = world.clock.now();
  standing.registrations = standing.registrations.filter((at) => now - at < withinMs);
  if (standing.registrations.length >= most) refuse(133016);
  standing.registrations.push(now);
}
