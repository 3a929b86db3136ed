/** What the parser made of a body, for the checks: by wamid, by kind. */

import { ok } from "node:assert/strict";
import type { InboundItem, InboundMessage } from "../../core/messages/inbound.ts";
import { parseWebhook } from "../../core/whatsapp/parse_webhook.ts";
import type { RawItem } from "./raw_items.ts";
import type { WebhookBody } from "./bodies.ts";

/** Later than any body's time. */
export const RECEIVED = Date.parse("2026-11-22T00:00:00Z");

/** An item of that kind. */
export type OfKind<K extends InboundItem["kind"]> = Extract<InboundItem, { kind: K }>;

/** The items of a body. */
export function itemsOf({ bytes }: Pick<WebhookBody, "bytes">): InboundItem[] {
  return parseWebhook(bytes, RECEIVED);
}

/** Those of one kind; there must be some. */
export function allOf<K extends InboundItem["kind"]>(body: WebhookBody, kind: K): OfKind<K>[] {
  const found = itemsOf(body).filter((item): item is OfKind<K> => item.kind === kind);
  ok(found.length > 0, `${body.name}: no ${kind}`);
  return found;
}

/** The one message that a raw item became. */
export function messageOf(body: WebhookBody, raw: RawItem): InboundMessage {
  const found = itemsOf(body).filter((item) => item.kind === "message" && item.providerId === raw.item("id"));
  const [message] = found;
  ok(
    message?.kind === "message" && found.length === 1,
    `${body.name}: ${raw.item("id")} is no message, or two`,
  );
  return message;
}
