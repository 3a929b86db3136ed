/**
 * `POST /:phoneNumberId/messages` with a message: accepts it as Meta does, or
 * refuses it, or goes wrong in the way a fault asks for.
 *
 * The order is the point: faults that do not accept come before everything, the
 * message is kept and its statuses are on their way before the answer, and only
 * then can the answer get lost. So "dropped after acceptance" is a message the
 * customer really has.
 */
import type { Fault } from "../faults.ts";
import { dropConnection } from "../http_server.ts";
import type { JsonObject } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import { announceStatus, scheduleStatuses } from "../statuses.ts";
import type { World } from "../world.ts";
import { acceptMessage } from "./accept_message.ts";
import { graphError, graphErrorResponse } from "./graph_error.ts";
import { refuseSend } from "./may_send.ts";
import { contactOf, findRecipient, recipientNames } from "./recipient.ts";
import { isGraphError, parseSendRequest } from "./send_request.ts";

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

  const request = parseSendRequest(body, { world, number });
  if (isGraphError(request)) return graphErrorResponse(request);
  const recipient = findRecipient(world, number, request);
  const refusal = refuseSend(world, number, request, recipient);
  if (refusal) return graphErrorResponse(refusal);

  const message = acceptMessage(world, number, request, recipient);
  message.silent = world.faults.take(["no_statuses"], about) !== null;
  if (world.faults.take(["status_before_response"], about)) {
    // Bounded: an address that never answers must not turn this fault into a time-out.
    await Promise.race([announceStatus(world, message, "sent"), pause(world, statusPatienceMs)]);
  }
  scheduleStatuses(world, message);
  if (fault) await pause(world, fault.hold_ms);
  if (fault || world.faults.take(["drop_after_accept"], about)) return dropConnection();

  return Response.json({
    messaging_product: "whatsapp",
    contacts: [contactOf(request, recipient)],
    messages: [{
      id: message.wamid,
      group_id: message.group_id ?? undefined,
      message_status: request.type === "template" ? "accepted" : undefined,
    }],
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
