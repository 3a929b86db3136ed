/**
 * What a message looks like in the API. What it does not have is null (a list: empty),
 * so that a program need not ask whether a member is there.
 */

import { z } from "@hono/zod-openapi";
import { MEDIA_KINDS } from "../../../core/media/media.ts";
import { direction, messageStatus, time, UserRef } from "./_schemas.ts";

/** The one file of a message. */
export const Media = z.object({
  id: z.string().openapi({ description: "The id of its message: files are addressed by it." }),
  url: z.string().nullable().openapi({
    description: "Where its bytes are, below this API; null until it is stored.",
    example: "/api/v1/media/msg_01KAPQ7M3V000C2N4R6T8",
  }),
  thumbnail_url: z.string().nullable(),
  kind: z.enum(MEDIA_KINDS),
  state: z.enum(["waiting", "stored", "failed"]).openapi({
    description: "`waiting`: it is being fetched; `failed`: `error` says why.",
  }),
  mime_type: z.string(),
  filename: z.string().nullable(),
  size: z.int().nullable().openapi({ description: "Bytes." }),
  sha256: z.string().nullable().openapi({ description: "Hex." }),
  width: z.number().nullable(),
  height: z.number().nullable(),
  duration_ms: z.number().nullable(),
  voice: z.boolean().openapi({ description: "Recorded to be listened to." }),
  animated: z.boolean(),
  error: z.string().nullable(),
}).openapi("Media");

/** What a message answers. */
export const ReplyTo = z.object({
  message_id: z.string().nullable().openapi({ description: "Ours; null: the original is not known here." }),
  provider_id: z.string().openapi({ description: "Meta's id of the original (wamid)." }),
  direction: direction.nullable(),
  type: z.string().nullable(),
  text: z.string().nullable().openapi({ description: "At most 160 characters, as they were." }),
}).openapi("ReplyTo");

/** What somebody made of a message. */
export const Reaction = z.object({
  emoji: z.string(),
  by: z.string().openapi({ description: "`us`, or the id of a contact." }),
}).openapi("Reaction");

/** What a message is besides its words. */
export const Content = z.looseObject({
  kind: z.enum([
    "location",
    "contacts",
    "choice",
    "form",
    "call_permission",
    "order",
    "call",
    "unsupported",
    "interactive",
    "template",
    "line",
    "unknown",
  ]),
}).openapi("Content", {
  description: "What the type needs besides the text, by `kind`; members that are not known are absent. " +
    "`location`: latitude, longitude, name, address, url. " +
    "`contacts`: cards (name, first_name, last_name, organisation, phones, emails, addresses, urls, birthday), requested. " +
    "`choice`: of (button, list, template_button), id, title, description. " +
    "`form`: name, body, fields (label, value), raw. `call_permission`: response, expires_at. " +
    "`order`: catalog_id, items (product_id, quantity, price, currency). " +
    "`call`: event, by, status, duration_ms. `unsupported`: of, code, title. " +
    "`interactive`: header, footer, action. " +
    "`template`: template_id, name, language, header, footer, buttons, components. " +
    "`line`: values of a line for the team, whose code is the message's text. `unknown`: raw, Meta's item as it came.",
});

/** How a message came. */
export const MessageContext = z.looseObject({}).openapi("MessageContext", {
  description: "`referral`: the ad or post that brought the customer; `product`: what it asks about; " +
    "`source`: where it was overheard (phone_app, history, meta_agent); `errors`: what Meta said was wrong with it.",
});

/** One bubble. */
export const Message = z.object({
  id: z.string().openapi({ example: "msg_01KAPQ7M3V000C2N4R6T8" }),
  ticket_id: z.string(),
  contact_id: z.string(),
  connection_id: z.string(),
  direction,
  type: z.string().openapi({ description: "Meta's type, or `system`, or `call`.", example: "text" }),
  text: z.string().nullable().openapi({ description: "The text, the caption, the body or title." }),
  content: Content.nullable(),
  media: Media.nullable(),
  reply_to: ReplyTo.nullable(),
  context: MessageContext.nullable(),
  forwarded: z.enum(["once", "often"]).nullable(),
  author: z.object({ id: z.string(), name: z.string().nullable(), phone: z.string().nullable() }).nullable()
    .openapi({ description: "Who of a group chat said it." }),
  status: messageStatus,
  provider_id: z.string().nullable().openapi({ description: "Meta's id (wamid)." }),
  origin: z.string().openapi({
    description: "contact, agent, greeting, acceptance, farewell, system, phone_app.",
  }),
  reactions: z.array(Reaction),
  signed: z.boolean().openapi({ description: "Its author's name goes in front when it is sent." }),
  error: z.object({ code: z.string(), title: z.string().nullable() }).nullable(),
  sent_by: UserRef.nullable(),
  edited_at: time.nullable(),
  revoked_at: time.nullable().openapi({ description: "Taken back: it says and shows nothing any more." }),
  at: time,
}).openapi("Message");
