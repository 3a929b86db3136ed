/**
 * The refusals that depend on the state of things: the number's registration, the
 * window, the speed limits.
 *
 * The limits are counted last, so that a refused message costs nothing of them.
 */
import { isWindowOpen } from "../chat.ts";
import type { RegisteredNumber } from "../number.ts";
import { digitsOf } from "../phone_variants.ts";
import { chatOf, standingOf, type World } from "../world.ts";
import { type GraphError, graphError } from "./graph_error.ts";
import type { Recipient } from "./recipient.ts";
import type { SendRequest } from "./send_request.ts";

/** Why this number may not send this now, or null. */
export function refuseSend(
  world: World,
  number: RegisteredNumber,
  request: SendRequest,
  recipient: Recipient,
): GraphError | null {
  const { settings, limits, clock } = world;
  const id = number.phoneNumberId;
  const standing = standingOf(world, id);
  if (!standing.registered) return graphError(133010);
  if (standing.status === "BANNED") return graphError(131031);
  if (request.addressedBy === "group" && !recipient.group) return graphError(131041);
  if (request.addressedBy === "phone" && digitsOf(request.to) === digitsOf(number.displayPhoneNumber)) {
    return graphError(131021);
  }
  if (request.reactsTo !== undefined && !isInConversation(world, request.reactsTo, recipient)) {
    return graphError(131009, "Reaction message_id is invalid.");
  }
  if (settings.throughput > 0 && !limits.takeThroughput(id, settings.throughput, clock.now())) {
    return graphError(130429);
  }
  if (settings.window_errors === "sync" && isWindowClosed(world, number, request, recipient)) {
    return graphError(131047);
  }
  const customer = recipient.phone?.id ?? request.to;
  if (settings.pair_rate && !limits.takePair(id, customer, clock.now())) return graphError(131056);
  return null;
}

/** Whether only a template could be sent now; never so for somebody who does not exist. */
export function isWindowClosed(
  world: World,
  number: RegisteredNumber,
  request: SendRequest,
  { phone, group }: Recipient,
): boolean {
  const chat = group?.id ?? phone?.id;
  if (request.type === "template" || world.settings.window_errors === "off" || chat === undefined) {
    return false;
  }
  return !isWindowOpen(chatOf(world, number.phoneNumberId, chat), world.clock.now());
}

/** What will become of a message that is accepted: the code it fails with, or null. */
export function laterFailure(
  world: World,
  number: RegisteredNumber,
  request: SendRequest,
  recipient: Recipient,
): { code: number; details: string | null } | null {
  const { phone, group } = recipient;
  const blocked = standingOf(world, number.phoneNumberId).blocked;
  if (!group && (!phone || blocked.includes(phone.id))) return { code: 131026, details: null };
  if (isWindowClosed(world, number, request, recipient)) return { code: 131047, details: null };
  if (phone?.stopped_marketing && request.category === "marketing") return { code: 131050, details: null };
  return request.fails ?? null;
}

function isInConversation(world: World, wamid: string, { phone, group }: Recipient): boolean {
  const target = world.messages.get(wamid);
  return target !== undefined && (target.group_id ?? target.phone) === (group?.id ?? phone?.id);
}
