/** Contacts in the API: those of whom the token's user sees any ticket. */

import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { findPicture, getContact, listContacts, listIdentities } from "../../../core/contacts/mod.ts";
import { notFound } from "../../../core/errors.ts";
import { sendMedia } from "../../media/[messageId]/_send_media.ts";
import { bytes } from "./_binary.ts";
import { type ApiEnv, createRouter, guardedBy } from "./_env.ts";
import { problems } from "./_problem.ts";
import { answer, ContactDetails, IdParam, pageOf, PageQuery } from "./_schemas.ts";
import { contactDetailsView } from "./_views.ts";

const listRoute = createRoute({
  method: "get",
  path: "/contacts",
  summary: "Contacts that the token's user may see, newest first",
  ...guardedBy("contacts:read"),
  request: { query: PageQuery },
  responses: { 200: answer("A page of contacts", pageOf(ContactDetails)), ...problems(422) },
});

const readRoute = createRoute({
  method: "get",
  path: "/contacts/{id}",
  summary: "One contact",
  ...guardedBy("contacts:read"),
  request: { params: IdParam },
  responses: { 200: answer("The contact", ContactDetails), ...problems(404, 422) },
});

const pictureRoute = createRoute({
  method: "get",
  path: "/contacts/{id}/picture",
  summary: "The picture that was uploaded for a contact",
  ...guardedBy("contacts:read"),
  request: { params: IdParam },
  responses: { ...bytes("The picture (WebP)"), ...problems(404, 422) },
});

/** The operations on contacts. */
export function contactRoutes(): OpenAPIHono<ApiEnv> {
  const app = createRouter();

  app.openapi(listRoute, async (c) => {
    const { core, viewer } = c.var;
    const { contacts, nextCursor } = await listContacts(core, { viewer, ...c.req.valid("query") });
    const identities = await listIdentities(core, contacts.map(({ id }) => id));
    const data = contacts.map((contact) => contactDetailsView(contact, identities.get(contact.id) ?? []));
    return c.json({ data, next_cursor: nextCursor }, 200);
  });

  app.openapi(readRoute, async (c) => {
    const { core, viewer } = c.var;
    const contact = await getContact(core, c.req.valid("param").id, viewer);
    const identities = await listIdentities(core, [contact.id]);
    return c.json(contactDetailsView(contact, identities.get(contact.id) ?? []), 200);
  });

  app.openapi(pictureRoute, async (c) => {
    const { core, viewer, media } = c.var;
    const { id } = await getContact(core, c.req.valid("param").id, viewer);
    const sha256 = await findPicture(core, id);
    if (sha256 === null) throw notFound("media_not_found", "There is no such picture");
    return await sendMedia(c.req.raw, media, { sha256, type: "image/webp" });
  });

  return app;
}
