/**
 * Blocking customers: only those who wrote in the last 24 hours, each for itself.
 *
 * A list that fails for some is HTTP 400 and has worked for the others all the
 * same: whoever reads the status alone believes that nobody was blocked.
 */
import { type JsonObject, textAt } from "../json.ts";
import { isWindowOpen } from "../chat.ts";
import type { RegisteredNumber } from "../number.ts";
import type { Phone } from "../phone.ts";
import { chatOf, standingOf, type World } from "../world.ts";
import { graphError } from "./graph_error.ts";
import { pageOf } from "./paging.ts";
import { needList } from "./refusal.ts";
import { needProduct } from "./send_request.ts";

const most = 64_000;

/** `POST` and `DELETE /:phoneNumberId/block_users`: blocks or unblocks each of `block_users`; 139100 where some could not be. */
export function blockUsers(
  world: World,
  number: RegisteredNumber,
  body: JsonObject,
  block: boolean,
): JsonObject | Response {
  needProduct(body);
  const standing = standingOf(world, number.phoneNumberId);
  const users = needList(body, "block_users", "body", 1, most);
  const done: JsonObject[] = [];
  const failed: JsonObject[] = [];
  for (const user of users) {
    const input = textAt(user, "user") ?? textAt(user, "user_id") ?? "";
    const phone = world.phones.dial(input) ?? world.phones.findByBsuid(input);
    const named = { input, wa_id: phone?.phone ?? undefined, user_id: phone?.bsuid };
    const problem = phone === null ? "User is not on WhatsApp" : block && mayNotBlock(world, number, phone);
    if (phone === null || problem) {
      failed.push({
        ...named,
        errors: [{ message: problem, code: 139100, error_data: { details: problem } }],
      });
      continue;
    }
    standing.blocked = standing.blocked.filter((id) => id !== phone.id);
    if (block) standing.blocked.push(phone.id);
    done.push(named);
  }
  world.changes.announce({ place: "phones" });
  const block_users = {
    [block ? "added_users" : "removed_users"]: done,
    ...(failed.length > 0 ? { failed_users: failed } : {}),
  };
  const data = { messaging_product: "whatsapp", block_users };
  if (failed.length === 0) return data;
  const { code, message, type } = graphError(139100);
  return Response.json({ ...data, error: { message, type, code, error_data: { details: message } } }, {
    status: 400,
  });
}

/** `GET /:phoneNumberId/block_users`. */
export function listBlocked(world: World, number: RegisteredNumber, url: URL): JsonObject {
  const phones = standingOf(world, number.phoneNumberId).blocked.map((id) => world.phones.find(id));
  const { items, paging } = pageOf(phones.filter((phone) => phone !== null), url);
  const data = items.map((phone) => ({
    messaging_product: "whatsapp",
    wa_id: phone.phone ?? undefined,
    user_id: phone.bsuid,
  }));
  return { data, paging };
}

function mayNotBlock(world: World, number: RegisteredNumber, phone: Phone): string | false {
  const wrote = isWindowOpen(chatOf(world, number.phoneNumberId, phone.id), world.clock.now());
  return wrote ? false : "The user has not sent a message in the last 24 hours";
}
