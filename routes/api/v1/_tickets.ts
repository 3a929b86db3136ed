/**
 * /tickets in the API: the same commands and the same policies as the pages, as the
 * token's user.
 *
 * A ticket the user may not see does not exist (404). Asking again for what is so
 * already is a success, so that a program whose line broke may simply repeat itself.
 */

import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Core } from "../../../core/core.ts";
import { findContacts, getContact } from "../../../core/contacts/mod.ts";
import {
  acceptTicket,
  closeTicket,
  getVisibleTicket,
  listTickets,
  returnTicket,
  type Ticket as TicketNoun,
} from "../../../core/tickets/mod.ts";
import { type ApiEnv, createRouter, guardedBy } from "./_env.ts";
import { problems } from "./_problem.ts";
import { answer, IdParam, pageOf, PageQuery, Ticket, TicketStatus } from "./_schemas.ts";
import { ticketView } from "./_views.ts";

const listRoute = createRoute({
  method: "get",
  path: "/tickets",
  summary: "Tickets that the token's user may see, newest last message first",
  ...guardedBy("tickets:read"),
  request: {
    query: PageQuery.extend({
      status: TicketStatus.optional(),
      connection: z.string().max(64).optional().openapi({ description: "The id of a connection." }),
      contact: z.string().max(64).optional().openapi({ description: "The id of a contact." }),
    }),
  },
  responses: { 200: answer("A page of tickets", pageOf(Ticket)), ...problems(422) },
});

const readRoute = createRoute({
  method: "get",
  path: "/tickets/{id}",
  summary: "One ticket",
  ...guardedBy("tickets:read"),
  request: { params: IdParam },
  responses: { 200: answer("The ticket", Ticket), ...problems(404, 422) },
});

const acceptRoute = createRoute({
  method: "post",
  path: "/tickets/{id}/acceptance",
  summary: "Take a waiting ticket",
  description:
    "Exactly one of many who try gets it; the others get 409 with `details.assignee`, the winner's name. " +
    "Accepting one's own ticket again is a success.",
  ...guardedBy("tickets:write"),
  request: { params: IdParam },
  responses: { 200: answer("The ticket, served by the token's user", Ticket), ...problems(404, 409, 422) },
});

const returnRoute = createRoute({
  method: "delete",
  path: "/tickets/{id}/acceptance",
  summary: "Return a ticket to waiting",
  ...guardedBy("tickets:write"),
  request: { params: IdParam },
  responses: { 200: answer("The ticket, waiting again", Ticket), ...problems(404, 409, 422) },
});

const closeRoute = createRoute({
  method: "post",
  path: "/tickets/{id}/closure",
  summary: "Close a ticket, with or without farewell",
  ...guardedBy("tickets:write"),
  request: {
    params: IdParam,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.object({
            farewell: z.boolean().openapi({
              description: "Send the connection's farewell text, if it has one.",
            }),
            seen: z.int().min(0).optional().openapi({
              description:
                "How many inbound messages were seen: 409 `ticket_has_news` with `details.seen` if " +
                "there are others by now. Absent: closes over what the server knows at that moment.",
            }),
          }).openapi("Closure"),
        },
      },
    },
  },
  responses: { 200: answer("The ticket, resolved", Ticket), ...problems(400, 404, 409, 413, 422) },
});

/** The operations on tickets. */
export function ticketRoutes(): OpenAPIHono<ApiEnv> {
  const app = createRouter();

  app.openapi(listRoute, async (c) => {
    const { core, viewer } = c.var;
    const { status, connection: connectionId, contact: contactId, limit, cursor } = c.req.valid("query");
    const page = await listTickets(core, { viewer, status, connectionId, contactId, limit, cursor });
    return c.json({ data: await allShown(core, page.tickets), next_cursor: page.nextCursor }, 200);
  });

  app.openapi(readRoute, async (c) => {
    const { core, viewer } = c.var;
    const ticket = await getVisibleTicket(core, c.req.valid("param").id, viewer);
    return c.json(await shown(core, ticket), 200);
  });

  app.openapi(acceptRoute, async (c) => {
    const { core, viewer } = c.var;
    const ticket = await acceptTicket(core, { ticketId: c.req.valid("param").id, agent: viewer });
    return c.json(await shown(core, ticket), 200);
  });

  app.openapi(returnRoute, async (c) => {
    const { core, viewer } = c.var;
    const ticket = await returnTicket(core, { ticketId: c.req.valid("param").id, agent: viewer });
    return c.json(await shown(core, ticket), 200);
  });

  app.openapi(closeRoute, async (c) => {
    const { core, viewer } = c.var;
    const { id: ticketId } = c.req.valid("param");
    const ticket = await closeTicket(core, { ticketId, agent: viewer, ...c.req.valid("json") });
    return c.json(await shown(core, ticket), 200);
  });

  return app;
}

/** Tickets with their whole contacts, which are read all at once. */
export async function allShown(
  core: Core,
  tickets: readonly TicketNoun[],
): Promise<z.infer<typeof Ticket>[]> {
  const contacts = await findContacts(core, tickets.map(({ contact }) => contact.id));
  return await Promise.all(tickets.map((ticket) => {
    const contact = contacts.get(ticket.contact.id);
    return contact ? ticketView(ticket, contact) : shown(core, ticket);
  }));
}

/** A ticket with its whole contact, which the ticket itself carries in part. */
export async function shown(core: Core, ticket: TicketNoun): Promise<z.infer<typeof Ticket>> {
  return ticketView(ticket, await getContact(core, ticket.contact.id));
}
