/** What must come out of a body by the codes that speak of messages and of what is said about them. */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import { isCustomerContent } from "../../core/messages/inbound.ts";
import type { Check } from "./checks.ts";
import { elements, rawItems, rawMessages } from "./raw_items.ts";
import { allOf, itemsOf, messageOf, RECEIVED } from "./said.ts";

/** Said about other messages, or about the customer: no bubble. */
const SILENT = ["reaction", "edit", "revoke", "system", "request_welcome"];

const bubbles: typeof rawMessages = (bytes, type) =>
  rawMessages(bytes, type).filter(({ item, value }) =>
    !SILENT.includes(String(item("type"))) && value("metadata", "phone_number_id") !== undefined
  );

/** Checks by code. */
export const messageChecks: Readonly<Record<string, Check>> = {
  M1: (body) => {
    const said = bubbles(body.bytes);
    ok(said.length > 0);
    for (const raw of said) {
      const message = messageOf(body, raw);
      equal(message.phoneNumberId, String(raw.value("metadata", "phone_number_id")));
      const seconds = raw.item("timestamp");
      equal(message.at, Number(seconds) > 0 && Number(seconds) < 2e9 ? Number(seconds) * 1000 : RECEIVED);
      ok(isCustomerContent(message));
      ok(message.text !== null || message.content || message.media);
    }
  },
  M2: (body) => {
    for (const raw of bubbles(body.bytes)) {
      const { content } = messageOf(body, raw);
      ok(content);
      if (content.kind === "location") equal(content.latitude, Number(raw.item("location", "latitude")));
      else if (content.kind === "contacts") {
        equal(content.cards.length, elements(raw.item("contacts")).length);
      } else {
        ok(content.kind === "order");
        const lines = elements(raw.item("order", "product_items"));
        equal(content.items.length, lines.length);
        for (const line of content.items) ok(line.productId && line.quantity && line.price && line.currency);
      }
    }
  },
  D1: (body) => {
    for (const raw of bubbles(body.bytes)) {
      const { media } = messageOf(body, raw);
      const file = (member: string) => raw.item(String(raw.item("type")), member);
      ok(media);
      equal(media.state, "waiting");
      equal(media.mimeType, file("mime_type"));
      equal(media.providerMediaId, file("id"));
      equal(media.url, file("url") ?? null);
      if (media.sha256 !== undefined) match(media.sha256, /^[0-9a-f]{64}$/);
      equal(media.voice ?? false, file("voice") === true || raw.item("type") === "voice");
    }
  },
  I1: (body) => {
    for (const raw of bubbles(body.bytes)) {
      const { content, text } = messageOf(body, raw);
      ok(content?.kind === "choice" && content.id !== null && content.title !== null);
      equal(text, content.title);
    }
  },
  I2: (body) => {
    for (const raw of bubbles(body.bytes)) {
      const { content, payload, text } = messageOf(body, raw);
      ok(content?.kind === "form" && payload !== null && text !== null);
      ok(content.fields.length > 0 || content.raw !== undefined);
    }
  },
  I3: (body) => {
    for (const raw of bubbles(body.bytes)) {
      const { content, payload, text } = messageOf(body, raw);
      ok(payload !== null);
      ok(content?.kind === "call_permission" || content?.kind === "unknown");
      const kind = raw.item("interactive", "type");
      if (content.kind === "unknown" && kind !== undefined) ok(text);
    }
  },
  R1: (body) => {
    const raw = rawMessages(body.bytes, "reaction");
    const reactions = allOf(body, "reaction");
    deepEqual(
      reactions.map(({ targetId, emoji }) => [targetId, emoji]),
      raw.map(({ item }) => [item("reaction", "message_id"), item("reaction", "emoji") || null]),
    );
    ok(!itemsOf(body).some(({ kind }) => kind === "message"));
  },
  E1: (body) => {
    const [raw] = rawMessages(body.bytes, "edit");
    const [edit] = allOf(body, "edit");
    equal(edit?.targetId, raw?.item("edit", "original_message_id"));
    ok(edit?.text);
    equal(edit.providerId, raw?.item("id"));
  },
  E2: (body) => {
    const [raw] = rawMessages(body.bytes, "revoke");
    equal(allOf(body, "revoke")[0]?.targetId, raw?.item("revoke", "original_message_id"));
  },
  U1: (body) => {
    for (const raw of bubbles(body.bytes)) {
      const message = messageOf(body, raw);
      ok(message.content?.kind === "unsupported");
      equal(message.content.of, raw.item("unsupported", "type") ?? null);
      equal(message.content.title, raw.item("errors", 0, "title"));
      equal(message.text, raw.item("errors", 0, "title"));
      equal(message.type, "unsupported");
    }
  },
  U2: (body) => deepEqual(itemsOf(body).map(({ kind }) => kind), ["other"]),
  U3: (body) => {
    for (const raw of bubbles(body.bytes)) {
      const { context, text, media } = messageOf(body, raw);
      ok(text !== null && media);
      equal(context?.errors?.[0]?.code, String(raw.item("errors", 0, "code")));
      equal(media.state, media.providerMediaId === null ? "failed" : "waiting");
    }
  },
  C1: (body) => {
    for (const raw of bubbles(body.bytes)) {
      const { quotedId, context } = messageOf(body, raw);
      ok(quotedId);
      equal(quotedId, raw.item("context", "id"));
      const product = raw.item("context", "referred_product", "product_retailer_id");
      equal(context?.product?.productId, product);
    }
  },
  C2: (body) => {
    for (const raw of bubbles(body.bytes)) {
      const often = raw.item("context", "frequently_forwarded") === true;
      const { context, quotedId } = messageOf(body, raw);
      equal(context?.forwarded, often ? "often" : "once");
      equal(quotedId, undefined);
    }
  },
  F1: (body) => {
    for (const raw of bubbles(body.bytes)) {
      const referral = messageOf(body, raw).context?.referral;
      equal(referral?.sourceId, raw.item("referral", "source_id"));
      equal(referral?.clickId, raw.item("referral", "ctwa_clid"));
    }
  },
  V1: (body) => {
    const raw = rawItems(body.bytes).filter(({ list }) => list === "errors");
    const news = allOf(body, "account_update");
    deepEqual(news.map(({ event }) => event), raw.map(({ item }) => String(item("code"))));
    for (const { field, phoneNumberId } of news) ok(field === "messages.errors" && phoneNumberId);
  },
};
