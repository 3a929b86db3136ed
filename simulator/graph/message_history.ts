/** What became of each message of a number, for an inbox that has lost a webhook. */
import { createHash } from "node:crypto";
import type { ChatMessage } from "../chat.ts";
import type { JsonObject } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import type { World } from "../world.ts";
import { refuse, tokenOf } from "./authorize.ts";
import { pageOf } from "./paging.ts";

/** The app that the simulator's businesses use. */
export const appId = "671823441209953";

/** `GET /:phoneNumberId/message_history?message_id=…`. */
export function messageHistory(world: World, number: RegisteredNumber, url: URL): JsonObject {
  const wamid = url.searchParams.get("message_id");
  const own = world.sends.filter((message) =>
    message.number === number.phoneNumberId && (wamid === null || message.wamid === wamid)
  );
  const { items, paging } = pageOf(own.map((message) => ({ id: historyId(message), message })), url);
  const data = items.map(({ id, message }) => ({
    id,
    message_id: message.wamid,
    events: { data: eventsOf(message, number) },
  }));
  return { data, paging };
}

/** `GET /:messageHistoryId/events`. */
export function messageEvents(world: World, request: Request, id: string): Response {
  const message = world.sends.find((one) => historyId(one) === id);
  const number = world.numbers.get(message?.number ?? "");
  if (!message || !number || number.accessToken !== tokenOf(request)) return refuse(world, request, id);
  return Response.json({ data: eventsOf(message, number) });
}

function eventsOf(message: ChatMessage, number: RegisteredNumber): JsonObject[] {
  return message.history.filter(({ status }) => status !== "accepted").map(({ status, at }) => ({
    id: digits(`${message.wamid} ${status}`),
    delivery_status: status.toUpperCase(),
    timestamp: Math.floor(at / 1000),
    webhook_update_state: message.silent || number.webhookUrl === null ? "NOT_SENT" : "DELIVERED",
    application: { id: appId },
    webhook_uri: number.webhookUrl ?? undefined,
  }));
}

const historyId = (message: ChatMessage) => digits(message.wamid);

/** Sixteen digits that stay the same for this text. */
function digits(text: string): string {
  const hash = createHash("sha256").update(text).digest();
  return String(10n ** 15n + hash.readBigUInt64BE() % (9n * 10n ** 15n));
}
