/**
 * `POST /:phoneNumberId/messages` with a message: accepts it as Meta does, or
 * refuses it, or goes wrong in the way a fault asks for.
 *
 * The order is the point: faults that do not accept come before everything, the
 * message is kept and its statuses are on their way before the answer, and only
 * then can the answer get lost. So "dropped after acceptance" is a message the
 * customer really has.
 */
import { type ChatMessage, isWindowOpen, newMessage } from "../chat.ts";
import { addPhone } from "../customer.ts";
import type { Fault } from "../faults.ts";
import { dropConnection } from "../http_server.ts";
import type { JsonObject } from "../json.ts";
import { textAt } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import { parsePhone, type Phone } from "../phone.ts";
import { digitsOf } from "../phone_variants.ts";
import { announceStatus, scheduleStatuses } from "../statuses.ts";
import { newWamid } from "../wamid.ts";
import { chatOf, keepMessage, namesOf, type World } from "../world.ts";
import { type GraphError, graphError, graphErrorResponse } from "./graph_error.ts";
import { isGraphError, parseSendRequest, type SendRequest } from "./send_request.ts";

const statusPatienceMs = 5000;
const pause = (world: World, ms: number) => new Promise<void>((done) => world.timers.later(ms, done));

/** Answers a send. */
export async function sendMessage(
  world: World,
  number: RegisteredNumber,
  body: JsonObject,
): Promise<Response> {
  const about = { to: recipientNames(world, body), number: number.phoneNumberId };
  const fault = world.faults.take(["error", "http", "timeout", "drop_before_accept"], about);
  if (fault && !fault.accepted) return await refuseByFault(world, fault);

  const request = parseSendRequest(body);
  if (isGraphError(request)) return graphErrorResponse(request);
  const phone = findRecipient(world, number, request);
  const refusal = refuse(world, number, request, phone);
  if (refusal) return graphErrorResponse(refusal);

  const message = accept(world, number, request, phone);
  message.silent = world.faults.take(["no_statuses"], about) !== null;
  if (world.faults.take(["status_before_response"], about)) {
    // Bounded: an address that never answers must not turn this fault into a time-out.
    await Promise.race([announceStatus(world, message, "sent"), pause(world, statusPatienceMs)]);
  }
  scheduleStatuses(world, message);
  if (fault) await pause(world, fault.hold_ms);
  if (fault || world.faults.take(["drop_after_accept"], about)) return dropConnection();

  const contact = request.addressedBy === "phone"
    ? { input: request.to, wa_id: phone?.phone ?? digitsOf(request.to) }
    : { input: request.to, user_id: request.to };
  return Response.json({
    messaging_product: "whatsapp",
    contacts: [contact],
    messages: [{ id: message.wamid }],
  });
}

async function refuseByFault(world: World, fault: Fault): Promise<Response> {
  if (fault.kind === "error") return graphErrorResponse(graphError(fault.code), fault.status ?? undefined);
  if (fault.kind === "http") {
    return new Response("Sorry, something went wrong.", { status: fault.status ?? 503 });
  }
  if (fault.kind === "timeout") await pause(world, fault.hold_ms);
  return dropConnection();
}

function recipientNames(world: World, body: JsonObject): string[] {
  if (world.faults.list().length === 0) return [];
  const to = textAt(body, "to") ?? textAt(body, "recipient") ?? "";
  return [to, digitsOf(to), ...namesOf(world.phones.dial(to) ?? world.phones.findByBsuid(to))];
}

function findRecipient(world: World, number: RegisteredNumber, request: SendRequest): Phone | null {
  const { to, addressedBy } = request;
  const found = addressedBy === "phone" ? world.phones.dial(to) : world.phones.findByBsuid(to);
  if (found || world.settings.unknown_recipients === "fail") return found;
  const made = parsePhone(addressedBy === "phone" ? { phone: to, name: to } : { bsuid: to, name: to });
  chatOf(world, number.phoneNumberId, made.id).last_inbound_at = world.clock.now();
  return addPhone(world, made);
}

function refuse(
  world: World,
  number: RegisteredNumber,
  request: SendRequest,
  phone: Phone | null,
): GraphError | null {
  const { settings, limits, clock } = world;
  const customer = phone?.id ?? request.to;
  if (request.addressedBy === "phone" && digitsOf(request.to) === digitsOf(number.displayPhoneNumber)) {
    return graphError(131021);
  }
  if (
    settings.throughput > 0 && !limits.takeThroughput(number.phoneNumberId, settings.throughput, clock.now())
  ) {
    return graphError(130429);
  }
  if (settings.window_errors === "sync" && phone && isWindowClosed(world, number, phone)) {
    return graphError(131047);
  }
  if (settings.pair_rate && !limits.takePair(number.phoneNumberId, customer, clock.now())) {
    return graphError(131056);
  }
  return null;
}

function isWindowClosed(world: World, number: RegisteredNumber, phone: Phone): boolean {
  if (world.settings.window_errors === "off") return false;
  return !isWindowOpen(chatOf(world, number.phoneNumberId, phone.id), world.clock.now());
}

function accept(
  world: World,
  number: RegisteredNumber,
  request: SendRequest,
  phone: Phone | null,
): ChatMessage {
  const message = newMessage({
    wamid: newWamid("out", phone?.phone ?? request.to),
    number: number.phoneNumberId,
    phone: phone?.id ?? null,
    from: "business",
    type: request.type,
    text: request.text,
    content: request.content,
    reply_to: request.replyTo,
    at: world.clock.now(),
    to: request.to,
    addressed_by: request.addressedBy,
    opaque: request.opaque,
    error_code: phone === null ? 131026 : isWindowClosed(world, number, phone) ? 131047 : null,
  });
  if (phone) chatOf(world, number.phoneNumberId, phone.id).typing_until = 0;
  keepMessage(world, message);
  return message;
}
