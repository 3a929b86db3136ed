/** What a program may order to be said. One flat object: `type` says which of its members are read. */

import { z } from "@hono/zod-openapi";
import { MAX_TEXT } from "../../../core/messages/message.ts";

const Place = z.object({
  latitude: z.number(),
  longitude: z.number(),
  name: z.string().optional(),
  address: z.string().optional(),
}).openapi("Place");

const Card = z.object({
  name: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  organisation: z.string().optional(),
  phones: z.array(
    z.object({ phone: z.string(), wa_id: z.string().optional(), type: z.string().optional() }),
  ).optional(),
  emails: z.array(z.object({ email: z.string(), type: z.string().optional() })).optional(),
  addresses: z.array(z.string()).optional(),
  urls: z.array(z.string()).optional(),
  birthday: z.string().optional().openapi({ example: "1990-11-22" }),
}).openapi("Card");

const Action = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("buttons"),
    buttons: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
  z.object({
    type: z.literal("list"),
    button: z.string(),
    sections: z.array(z.object({
      title: z.string().optional(),
      rows: z.array(z.object({ id: z.string(), title: z.string(), description: z.string().optional() })),
    })),
  }),
  z.object({ type: z.literal("link"), title: z.string(), url: z.string() }),
  z.object({ type: z.literal("request_location") }),
  z.object({ type: z.literal("request_contact") }),
]);

const InteractiveOrder = z.object({
  header: z.string().optional().openapi({ description: "Words above the body; a file goes by multipart." }),
  footer: z.string().optional(),
  action: Action,
}).openapi("InteractiveOrder");

const values = z.record(z.string(), z.string()).optional();

const TemplateOrder = z.object({
  id: z.string().openapi({ description: "The id of `GET /templates`." }),
  parameters: z.object({
    header: values,
    body: values,
    buttons: values.openapi({ description: "By the button's index, counted from 0." }),
    location: Place.optional(),
  }).default({}).openapi({
    description: 'The values by the names of the variables ("1", "2", … where they are counted).',
  }),
}).openapi("TemplateOrder");

/** The types that JSON can order; a file goes by multipart. */
const ORDERED = ["text", "location", "contacts", "interactive", "template", "media"] as const;

/** A message to be sent. */
export const NewMessage = z.object({
  id: z.string().max(64).optional().openapi({
    description: "Made by the client, for sending again without sending twice: a UUID, or any name of " +
      "up to 64 letters, digits, `_`, `-`, `.` and `:` that no other message has.",
    example: "msg_01KAPQ7M3V000C2N4R6T8",
  }),
  type: z.enum(ORDERED).default("text"),
  text: z.string().optional().openapi({
    description: `1 to ${MAX_TEXT} characters; of \`interactive\` the body, of \`media\` the caption.`,
  }),
  location: Place.optional(),
  contacts: z.array(Card).optional(),
  interactive: InteractiveOrder.optional(),
  template: TemplateOrder.optional(),
  voice: z.boolean().optional().openapi({ description: "`media`: the sound is a voice note." }),
  as: z.enum(["document", "sticker"]).optional().openapi({
    description: "`media`: as what, where its type alone does not say.",
  }),
  reply_to: z.string().max(64).optional().openapi({ description: "Our id of the message that it answers." }),
  signed: z.boolean().optional().openapi({
    description: "With the user's name in front; heard where the connection leaves the choice.",
  }),
}).openapi("NewMessage");

/** A conversation to be started: whom to write to, from which number, and the message. */
export const NewConversation = NewMessage.extend({
  connection_id: z.string().max(64),
  contact_id: z.string().max(64).optional(),
  phone: z.string().max(40).optional().openapi({
    description: "In international form, for somebody who is no contact yet.",
    example: "+55 11 98765-4321",
  }),
  name: z.string().max(200).optional().openapi({ description: "What to call them." }),
}).openapi("NewConversation");

/** The same with a file, as the document describes it; read by `readOrder`, never as a whole into memory. */
export const multipart = {
  "multipart/form-data": {
    schema: {
      type: "object" as const,
      required: ["file"],
      properties: {
        file: {
          type: "string" as const,
          format: "binary",
          description: "The file; of `interactive` and `template` the header's.",
        },
        message: {
          type: "string" as const,
          description: 'The same JSON as without a file; absent: `{ "type": "media" }`.',
          example: '{"type":"media","text":"Here it is","reply_to":"msg_01KAPQ7M3V000C2N4R6T8"}',
        },
      },
    },
  },
};
