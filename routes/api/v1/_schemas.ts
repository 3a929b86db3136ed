/**
 * What the API's answers look like. The OpenAPI document is made from these, the views
 * are typed by them, and a test holds every answer against them.
 */

import { z } from "@hono/zod-openapi";
import { TICKET_STATUSES } from "../../../core/tickets/ticket.ts";

/** A time. */
export const time = z.iso.datetime().openapi({
  description: "ISO 8601, UTC.",
  example: "2026-11-22T18:08:00.000Z",
});

/** A customer. */
export const Contact = z.object({
  id: z.string().openapi({ example: "cnt_01KAPQ7M3V000C2N4R6T8" }),
  name: z.string().nullable().openapi({
    description: "What to call them: the name we gave them, else their own.",
  }),
  phone: z.string().nullable().openapi({ description: "E.164 with a plus; null: the customer hides it." }),
  wa_id: z.string().nullable().openapi({ description: "Meta's id for the phone." }),
  bsuid: z.string().nullable().openapi({ description: "Meta's business-scoped id of the customer." }),
  username: z.string().nullable(),
  group: z.boolean().openapi({ description: "A WhatsApp group chat." }),
  picture_url: z.string().nullable().openapi({ description: "Below this API; null: there is none." }),
  marketing_stopped_at: time.nullable().openapi({ description: "Since when they want no marketing." }),
}).openapi("Contact");

/** A customer, by everything they can be found by. */
export const ContactDetails = Contact.extend({
  profile_name: z.string().nullable().openapi({ description: "The name they chose themselves." }),
  given_name: z.string().nullable().openapi({ description: "The name we gave them." }),
  identities: z.array(z.object({
    kind: z.enum(["phone", "bsuid", "group"]),
    value: z.string().openapi({
      description: "A phone in digits, without what varies in how it is written.",
    }),
  })),
  created_at: time,
}).openapi("ContactDetails");

/** A user, as tickets and messages name them. */
export const UserRef = z.object({ id: z.string(), name: z.string() }).openapi("UserRef");

/** Who said it: the customer, or we. */
export const direction = z.enum(["in", "out"]);
/** How far a message has got. */
export const messageStatus = z.enum([
  "received",
  "queued",
  "sending",
  "sent",
  "delivered",
  "read",
  "played",
  "failed",
  "undecided",
]);

/** The last message of a ticket. */
export const LastMessage = z.object({
  id: z.string(),
  direction,
  type: z.string(),
  text: z.string().nullable().openapi({ description: "At most 160 characters." }),
  status: messageStatus,
  at: time,
}).openapi("LastMessage");

/** The states of a ticket. */
export const TicketStatus = z.enum(TICKET_STATUSES).openapi("TicketStatus");

/** One stretch of service. */
export const Ticket = z.object({
  id: z.string().openapi({ example: "tkt_01KAPQ7M3V000C2N4R6T8" }),
  protocol: z.string().openapi({ description: "What a customer can be told.", example: "20261122-8W0Y1D" }),
  status: TicketStatus,
  contact: Contact,
  connection_id: z.string(),
  department_id: z.string().nullable(),
  assignee: UserRef.nullable(),
  unread: z.int().min(0),
  last_message: LastMessage.nullable(),
  window_closes_at: time.nullable().openapi({ description: "Until when free-form messages may be sent." }),
  created_at: time,
  updated_at: time,
}).openapi("Ticket");

/** The question for one page of a list. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional().openapi({ description: "`next_cursor` of the page before." }),
});

/** One page of a list. */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({
    data: z.array(item),
    next_cursor: z.string().nullable().openapi({ description: "null: this is all." }),
  });
}

/** The id in a path. */
export const IdParam = z.object({ id: z.string().max(64).openapi({ param: { name: "id", in: "path" } }) });

/** A JSON body, for a route's description. */
export function jsonOf<S extends z.ZodType>(schema: S) {
  return { "application/json": { schema } };
}

/** A JSON answer, for a route's description. */
export function answer<S extends z.ZodType>(description: string, schema: S) {
  return { description, content: { "application/json": { schema } } };
}
