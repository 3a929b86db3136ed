/**
 * A ticket's messages in the API: read them, send a text.
 *
 * The danger is a text sent twice by a program that did not hear our answer. It may
 * make the message's id itself: the same id and text again is the same message (200),
 * the same id with another text is refused (409).
 */

import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { sendText } from "../../../core/messages/mod.ts";
import { MAX_TEXT } from "../../../core/messages/message.ts";
import { listMessagesOfTicket } from "../../../core/threads/mod.ts";
import { getVisibleTicket } from "../../../core/tickets/mod.ts";
import { type ApiEnv, createRouter, guardedBy } from "./_env.ts";
import { problems } from "./_problem.ts";
import { answer, IdParam, Message, pageOf, PageQuery } from "./_schemas.ts";
import { messageView } from "./_views.ts";

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
  summary: "Send a text",
  description:
    "Queues the text; its `status` says how far it got. Refused outside the 24-hour service window.",
  ...guardedBy("messages:write"),
  request: {
    params: IdParam,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.object({
            id: z.string().max(64).optional()
              .openapi({
                description:
                  "Made by the client, for sending again without sending twice: a UUID, or any name of " +
                  "up to 64 letters, digits, `_`, `-`, `.` and `:` that no other message has.",
                example: "msg_01KAPQ7M3V000C2N4R6T8",
              }),
            text: z.string().openapi({ description: `1 to ${MAX_TEXT} characters.` }),
          }).openapi("NewMessage"),
        },
      },
    },
  },
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
    const { core, viewer } = c.var;
    const { id: ticketId } = c.req.valid("param");
    const { message, isNew } = await sendText(core, { ticketId, author: viewer, ...c.req.valid("json") });
    return isNew ? c.json(messageView(message), 201) : c.json(messageView(message), 200);
  });

  return app;
}
