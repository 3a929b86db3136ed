/** One message, and what can be done with it: react, try again, say that it arrived, send it on. */

import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { notFound } from "../../../core/errors.ts";
import { forwardMessage, reactToMessage, resendMessage, settleMessage } from "../../../core/messages/mod.ts";
import { findMessage } from "../../../core/threads/mod.ts";
import { canSeeThread } from "../../../core/tickets/mod.ts";
import { type ApiEnv, createRouter, guardedBy } from "./_env.ts";
import { Message } from "./_message_schemas.ts";
import { messageView } from "./_message_views.ts";
import { problems } from "./_problem.ts";
import { answer, IdParam, jsonOf } from "./_schemas.ts";

const readRoute = createRoute({
  method: "get",
  path: "/messages/{id}",
  summary: "One message",
  ...guardedBy("messages:read"),
  request: { params: IdParam },
  responses: { 200: answer("The message", Message), ...problems(404, 422) },
});

const reactRoute = createRoute({
  method: "put",
  path: "/messages/{id}/reaction",
  summary: "React to a message",
  description: "The business has one reaction to a message: this one takes the place of any before.",
  ...guardedBy("messages:write"),
  request: {
    params: IdParam,
    body: {
      required: true,
      content: jsonOf(
        z.object({ emoji: z.string().max(64).openapi({ example: "👍" }) }).openapi("NewReaction"),
      ),
    },
  },
  responses: { 200: answer("The message with its reactions", Message), ...problems(400, 404, 409, 413, 422) },
});

const unreactRoute = createRoute({
  method: "delete",
  path: "/messages/{id}/reaction",
  summary: "Take our reaction back",
  ...guardedBy("messages:write"),
  request: { params: IdParam },
  responses: { 200: answer("The message with its reactions", Message), ...problems(404, 409, 422) },
});

const resendRoute = createRoute({
  method: "post",
  path: "/messages/{id}/resend",
  summary: "Try a failed or undecided message once more",
  description: "The same message, not a second one. Whoever resends an undecided one answers for it: " +
    "the customer may have it already.",
  ...guardedBy("messages:write"),
  request: { params: IdParam },
  responses: { 200: answer("The message, queued again", Message), ...problems(404, 409, 422) },
});

const settleRoute = createRoute({
  method: "post",
  path: "/messages/{id}/settlement",
  summary: "Say that an undecided message has arrived",
  ...guardedBy("messages:write"),
  request: { params: IdParam },
  responses: { 200: answer("The message, sent", Message), ...problems(404, 409, 422) },
});

const forwardRoute = createRoute({
  method: "post",
  path: "/messages/{id}/forward",
  summary: "Send the same words or the same file to another ticket",
  ...guardedBy("messages:write"),
  request: {
    params: IdParam,
    body: {
      required: true,
      content: jsonOf(
        z.object({
          ticket_id: z.string().max(64),
          id: z.string().max(64).optional().openapi({
            description: "The new message's, made by the client.",
          }),
        }).openapi("Forwarding"),
      ),
    },
  },
  responses: {
    201: answer("The new message, queued", Message),
    200: answer("The message of that id, sent before", Message),
    ...problems(400, 404, 409, 413, 422, 429),
  },
});

/** The operations on one message. */
export function messageActionRoutes(): OpenAPIHono<ApiEnv> {
  const app = createRouter();

  app.openapi(readRoute, async (c) => {
    const { core, viewer } = c.var;
    const message = await findMessage(core, c.req.valid("param").id);
    if (!message || !await canSeeThread(core, viewer, message)) {
      throw notFound("message_not_found", "No such message");
    }
    return c.json(messageView(message), 200);
  });

  app.openapi(reactRoute, async (c) => {
    const { core, viewer } = c.var;
    const { id: messageId } = c.req.valid("param");
    const { emoji } = c.req.valid("json");
    return c.json(messageView(await reactToMessage(core, { messageId, viewer, emoji })), 200);
  });

  app.openapi(unreactRoute, async (c) => {
    const { core, viewer } = c.var;
    const { id: messageId } = c.req.valid("param");
    return c.json(messageView(await reactToMessage(core, { messageId, viewer, emoji: null })), 200);
  });

  app.openapi(resendRoute, async (c) => {
    const { core, viewer } = c.var;
    const { id: messageId } = c.req.valid("param");
    return c.json(messageView(await resendMessage(core, { messageId, viewer })), 200);
  });

  app.openapi(settleRoute, async (c) => {
    const { core, viewer } = c.var;
    const { id: messageId } = c.req.valid("param");
    return c.json(messageView(await settleMessage(core, { messageId, viewer })), 200);
  });

  app.openapi(forwardRoute, async (c) => {
    const { core, viewer } = c.var;
    const { id: messageId } = c.req.valid("param");
    const { id, ticket_id: ticketId } = c.req.valid("json");
    const { message, isNew } = await forwardMessage(core, { id, messageId, viewer, ticketId });
    return isNew ? c.json(messageView(message), 201) : c.json(messageView(message), 200);
  });

  return app;
}
