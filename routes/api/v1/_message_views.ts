/**
 * Messages as the API shows them. What kinds of content hold is taken over member by
 * member under names of the API; what is Meta's own JSON, or a customer's, is passed on
 * as it is.
 */

import type { z } from "@hono/zod-openapi";
import type { Content, MessageContext, Quote } from "../../../core/messages/content.ts";
import type { Message } from "../../../core/messages/message.ts";
import type * as schemas from "./_message_schemas.ts";
import { iso, isoOrNull, userView } from "./_views.ts";

type View<K extends "Content" | "Media" | "Message" | "MessageContext" | "ReplyTo"> = z.infer<
  typeof schemas[K]
>;

/** A message. */
export function messageView(message: Message): View<"Message"> {
  const { context, author } = message;
  return {
    id: message.id,
    ticket_id: message.ticketId,
    contact_id: message.contactId,
    connection_id: message.connectionId,
    direction: message.direction,
    type: message.type,
    text: message.text,
    content: message.content ? contentView(message.content) : null,
    media: mediaView(message),
    reply_to: message.quote ? replyView(message.quote) : null,
    context: context ? contextView(context) : null,
    forwarded: context?.forwarded ?? null,
    author: author ? { id: author.id, name: author.name, phone: author.phone } : null,
    status: message.status,
    provider_id: message.providerId,
    origin: message.origin,
    reactions: (message.reactions ?? []).map(({ emoji, by }) => ({ emoji, by })),
    signed: message.signed === true,
    error: message.error && { code: message.error.code, title: message.error.title ?? null },
    sent_by: userView(message.sentBy),
    edited_at: isoOrNull(message.editedAt ?? null),
    revoked_at: isoOrNull(message.revokedAt ?? null),
    at: iso(message.at),
  };
}

function mediaView({ id, media }: Message): View<"Media"> | null {
  if (!media) return null;
  const url = media.state === "stored" ? `/api/v1/media/${encodeURIComponent(id)}` : null;
  return {
    id,
    url,
    thumbnail_url: url !== null && media.thumbnail ? `${url}/thumbnail` : null,
    kind: media.kind,
    state: media.state,
    mime_type: media.mimeType,
    filename: media.filename ?? null,
    size: media.size ?? null,
    sha256: media.sha256 ?? null,
    width: media.width ?? null,
    height: media.height ?? null,
    duration_ms: media.durationMs ?? null,
    voice: media.voice === true,
    animated: media.animated === true,
    error: media.error ?? null,
  };
}

function replyView({ messageId, providerId, direction, type, text }: Quote): View<"ReplyTo"> {
  return {
    message_id: messageId ?? null,
    provider_id: providerId,
    direction: direction ?? null,
    type: type ?? null,
    text: text ?? null,
  };
}

function contextView({ referral, product, source, errors }: MessageContext): View<"MessageContext"> {
  return {
    ...(referral && { referral: snakeCase(referral) }),
    ...(product && { product: snakeCase(product) }),
    ...(source && { source }),
    ...(errors && { errors: errors.map(({ code, title }) => ({ code, title: title ?? null })) }),
  };
}

function contentView(content: Content): View<"Content"> {
  const { kind } = content;
  switch (kind) {
    case "unknown":
      return { kind, raw: content.raw };
    case "line":
      return { kind, values: content.values };
    case "template": {
      const { components, ...rest } = content;
      return { ...snakeMembers(rest), kind, components };
    }
    case "call_permission": {
      const { response, expiresAt } = content;
      return { kind, response, ...(expiresAt !== undefined && { expires_at: iso(expiresAt) }) };
    }
    default:
      return { ...snakeMembers(content), kind };
  }
}

/** The members of a plain object of ours, under names of the API, as deep as it goes. */
function snakeMembers(value: object): Record<string, unknown> {
  const named = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [named(name), snakeCase(member)]));
}

function snakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeCase);
  return typeof value === "object" && value !== null ? snakeMembers(value) : value;
}
