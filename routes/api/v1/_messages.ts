/**
 * A ticket's messages in the API: read them, say something of any kind.
 *
 * The danger is a message sent twice by a program that did not hear our answer. It may
 * make the message's id itself: the same id and body again is the same message (200),
 * the same id with another body is refused (409).
 */

import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { sendMessage } from "../../../core/messages/mod.ts";
import { listMessagesOfTicket } from "../../../core/threads/mod.ts";
import { getVisibleTicket } from "../../../core/tickets/mod.ts";
import { type ApiEnv, createRouter, guardedBy } from "./_env.ts";
import { Message } from "./_message_schemas.ts";
import { messageView } from "./_message_views.ts";
import { bodyOf } from "./_order_bodies.ts";
import { multipart, NewMessage } from "./_order_schemas.ts";
import { problems } from "./_problem.ts";
import { readOrder } from "./_read_order.ts";
import { answer, IdParam, jsonOf, pageOf, PageQuery } from "./_schemas.ts";

const listRoute = createRoute({
  method: "get",
  path: "/tickets/{id}/messages",
  summary: "The messages of a ticket in thread order, oldest first",
  ...guardedBy("messages:read"),
  request: { params: IdParam, query: PageQuery },
  responses: { 200: answer("A page of messages", pageOf(Message)), ...problems(404, 422) },
});

const sendRoute = createRoute({
  method: "post",
  path: "/tickets/{id}/messages",
  summary: "Send a message of any kind",
  description: "Queues it; its `status` says how far it got. A file goes by multipart. " +
    "Outside the 24-hour service window only a template may be sent.",
  ...guardedBy("messages:write"),
  request: { params: IdParam, body: { content: { ...jsonOf(NewMessage), ...multipart } } },
  responses: {
    201: answer("The message, queued", Message),
    200: answer("The message of that id, sent before", Message),
    ...problems(400, 404, 409, 413, 422, 429),
  },
});

/** The operations on a ticket's messages. */
export function messageRoutes(): OpenAPIHono<ApiEnv> {
  const app = createRouter();

  app.openapi(listRoute, async (c) => {
    const { core, viewer } = c.var;
    const { id: ticketId } = c.req.valid("param");
    await getVisibleTicket(core, ticketId, viewer);
    const { messages, nextCursor } = await listMessagesOfTicket(core, { ticketId, ...c.req.valid("query") });
    return c.json({ data: messages.map(messageView), next_cursor: nextCursor }, 200);
  });

  app.openapi(sendRoute, async (c) => {
    const { core, viewer: author } = c.var;
    const { id: ticketId } = c.req.valid("param");
    // Whoever may not see the ticket has not one byte of a file kept.
    await getVisibleTicket(core, ticketId, author);
    const { message, isNew } = await readOrder(c, NewMessage, (order, file) => {
      const { id, reply_to: replyTo, signed } = order;
      return sendMessage(core, { id, ticketId, author, body: bodyOf(order, file), replyTo, signed });
    });
    return isNew ? c.json(messageView(message), 201) : c.json(messageView(message), 200);
  });

  return app;
}
