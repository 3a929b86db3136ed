/** What happened, as the API shows it. */

import { z } from "@hono/zod-openapi";
import { Message } from "./_message_schemas.ts";
import { Ticket, time } from "./_schemas.ts";

/** A change. */
export const Event = z.object({
  seq: z.int(),
  name: z.string().openapi({
    description:
      "`ticket.left`: the ticket went out of sight; `reset`: the user's rights changed, load anew.",
    example: "ticket.accepted",
  }),
  at: time.nullable(),
  ticket_id: z.string().nullable(),
  ticket: Ticket.nullable().openapi({ description: "The ticket after the change." }),
  message: Message.nullable().openapi({ description: "The message that was added or changed." }),
  by: z.string().nullable().openapi({ description: "The user who did it." }),
}).openapi("Event");
