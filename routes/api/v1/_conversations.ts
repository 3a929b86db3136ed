/** Writing to a customer first: with a template, or freely while their window is open. */

import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { startConversation } from "../../../core/messages/mod.ts";
import { getVisibleTicket } from "../../../core/tickets/mod.ts";
import { type ApiEnv, createRouter, guardedBy } from "./_env.ts";
import { Message } from "./_message_schemas.ts";
import { messageView } from "./_message_views.ts";
import { bodyOf } from "./_order_bodies.ts";
import { multipart, NewConversation } from "./_order_schemas.ts";
import { problems } from "./_problem.ts";
import { lacking, readOrder } from "./_read_order.ts";
import { answer, jsonOf, Ticket } from "./_schemas.ts";
import { shown } from "./_tickets.ts";

const Started = z.object({ ticket: Ticket, message: Message }).openapi("Conversation");

const startRoute = createRoute({
  method: "post",
  path: "/conversations",
  summary: "Start a conversation",
  description:
    "Opens a ticket in the user's hands with the message in it, or takes the customer's waiting one. " +
    "409 `ticket_taken` with `details.assignee`: a colleague serves this customer.",
  ...guardedBy("messages:write"),
  request: { body: { content: { ...jsonOf(NewConversation), ...multipart } } },
  responses: {
    201: answer("The ticket and its message, queued", Started),
    200: answer("The message of that id, sent before", Started),
    ...problems(400, 404, 409, 413, 422, 429),
  },
});

/** The operations on conversations. */
export function conversationRoutes(): OpenAPIHono<ApiEnv> {
  const app = createRouter();

  app.openapi(startRoute, async (c) => {
    const { core, viewer } = c.var;
    const { message, isNew, ticketId } = await readOrder(c, NewConversation, (order, file) => {
      const { id, connection_id: connectionId, signed } = order;
      return startConversation(core, {
        id,
        viewer,
        connectionId,
        to: receiverOf(order),
        body: bodyOf(order, file),
        signed,
      });
    });
    const ticket = await core.decide((db) => getVisibleTicket(db, ticketId, viewer));
    const started = { ticket: await shown(core, ticket), message: messageView(message) };
    return isNew ? c.json(started, 201) : c.json(started, 200);
  });

  return app;
}

function receiverOf({ contact_id: contactId, phone, name }: z.infer<typeof NewConversation>) {
  if (contactId !== undefined) return { contactId };
  if (phone === undefined) throw lacking("contact_id");
  return { phone, ...(name !== undefined && { name }) };
}
