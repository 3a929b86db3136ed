/** Contacts in the API: those of whom the token's user sees any ticket. */

import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { getContact, listContacts } from "../../../core/contacts/mod.ts";
import { type ApiEnv, createRouter, guardedBy } from "./_env.ts";
import { problems } from "./_problem.ts";
import { answer, Contact, IdParam, pageOf, PageQuery } from "./_schemas.ts";
import { contactView } from "./_views.ts";

const listRoute = createRoute({
  method: "get",
  path: "/contacts",
  summary: "Contacts that the token's user may see, newest first",
  ...guardedBy("contacts:read"),
  request: { query: PageQuery },
  responses: { 200: answer("A page of contacts", pageOf(Contact)), ...problems(422) },
});

const readRoute = createRoute({
  method: "get",
  path: "/contacts/{id}",
  summary: "One contact",
  ...guardedBy("contacts:read"),
  request: { params: IdParam },
  responses: { 200: answer("The contact", Contact), ...problems(404, 422) },
});

/** The operations on contacts. */
export function contactRoutes(): OpenAPIHono<ApiEnv> {
  const app = createRouter();

  app.openapi(listRoute, async (c) => {
    const { core, viewer } = c.var;
    const { contacts, nextCursor } = await listContacts(core, { viewer, ...c.req.valid("query") });
    return c.json({ data: contacts.map(contactView), next_cursor: nextCursor }, 200);
  });

  app.openapi(readRoute, async (c) => {
    const { core, viewer } = c.var;
    const contact = await getContact(core, c.req.valid("param").id, viewer);
    return c.json(contactView(contact), 200);
  });

  return app;
}
