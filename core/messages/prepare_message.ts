/**
 * From what somebody wants to say to the message that may be sent: everything
 * that has to be looked up for it, and every reason against it that they can
 * still read.
 *
 * The danger is a reply that goes nowhere. The service window is checked here,
 * where the agent still reads the refusal, and again when it is sent. A template
 * is what goes outside it.
 */

import { getConnection } from "../connections/mod.ts";
import type { Connection } from "../connections/connection.ts";
import { findContacts } from "../contacts/mod.ts";
import type { Reader } from "../db/mod.ts";
import { conflict, invalid, notFound } from "../errors.ts";
import { fillTemplate, getTemplate, isSendable, type Template, templateParts } from "../templates/mod.ts";
import { findMessage } from "../threads/mod.ts";
import { isWindowOpen, type Ticket } from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import { requirePermission } from "../users/user_policy.ts";
import { checkHeaderFile, requireRoomFor } from "./check_body.ts";
import { composeMessage, type Composition } from "./compose_message.ts";
import type { Quote } from "./content.ts";
import type { Message } from "./message.ts";
import type { MessageBody } from "./message_body.ts";
import { quoteOf } from "./quote_of.ts";
import { signatureFor, signatureOf } from "./signature.ts";

/** What is to become a message; the body has been checked. */
export interface Draft {
  readonly id: string;
  readonly ticket: Ticket;
  readonly author: Viewer;
  readonly body: MessageBody;
  readonly replyTo?: string | undefined;
  readonly signed?: boolean | undefined;
  readonly now: number;
}

/** A message, not yet written, and the connection it leaves by. */
export interface Prepared {
  readonly message: Message;
  readonly connection: Connection;
  readonly template: Composition["template"];
}

/** Composes the message. Refuses `message_not_found`, `message_not_quotable` (what it answers), `template_not_found`. */
export async function prepareMessage(db: Reader, draft: Draft): Promise<Prepared> {
  const { id, ticket, author, body, now } = draft;
  const connection = await getConnection(db, ticket.connection.id);
  const template = body.type === "template" ? await filledTemplate(db, draft, body) : null;
  const signable = body.type === "text" || (body.type === "media" && body.caption !== null);
  const message = composeMessage({
    id,
    ticket,
    sentBy: author,
    body,
    quote: draft.replyTo === undefined ? null : await quoted(db, ticket, draft.replyTo),
    signed: signable && signatureFor(connection.signatureMode, author, draft.signed),
    template,
    now,
  });
  return { message, connection, template };
}

async function filledTemplate(
  db: Reader,
  { ticket }: Draft,
  { templateId, parameters, header }: Extract<MessageBody, { type: "template" }>,
): Promise<Composition["template"]> {
  const template = await getTemplate(db, { templateId, connectionId: ticket.connection.id });
  return { template, filled: fillTemplate(template, parameters, header) };
}

async function quoted(db: Reader, ticket: Ticket, messageId: string): Promise<Quote> {
  const original = await findMessage(db, messageId);
  const here = original?.contactId === ticket.contact.id && original.connectionId === ticket.connection.id;
  if (!original || !here) throw notFound("message_not_found", "There is no such message here");
  const quote = quoteOf(original);
  if (!quote) throw conflict("message_not_quotable", "WhatsApp does not know this message yet");
  return quote;
}

/**
 * Refuses what may not be sent now: `window_closed`, `group_type_refused`, `text_too_long` and `caption_too_long`
 * (with the signature), `permission_missing`, `contact_opted_out`, `template_not_sendable`,
 * `template_parameters_missing` (which) and the template's other problems.
 */
export async function requireSendable(
  db: Reader,
  { ticket, author, body, now }: Draft,
  { message, template }: Prepared,
): Promise<void> {
  requireGroupType(ticket, body);
  if (message.signed) requireRoomFor(signatureOf(author.publicName), body);
  if (body.type !== "template" || !template) return requireWindow(ticket, now);
  requirePermission(author, "templates");
  requireTemplate(template.template);
  if (template.template.category === "MARKETING") await requireOptedIn(db, ticket);
  const [problem] = template.filled.problems;
  if (problem) {
    const { code, ...details } = problem;
    throw invalid(code, `The template is not complete: ${problem.which}`, details);
  }
  if (body.header) checkHeaderFile(body.header, templateParts(template.template).header?.kind);
}

function requireWindow(ticket: Ticket, now: number): void {
  if (isWindowOpen(ticket, now)) return;
  throw conflict("window_closed", "The 24-hour service window is closed", {
    closedAt: ticket.windowClosesAt,
  });
}

/** What WhatsApp takes in a group chat (Groups API). */
function requireGroupType({ contact }: Ticket, { type }: MessageBody): void {
  if (!contact.group || type === "text" || type === "media" || type === "template") return;
  throw invalid("group_type_refused", "WhatsApp does not take this in a group chat", { type });
}

function requireTemplate(template: Template): void {
  const { unsupported } = templateParts(template);
  if (isSendable(template) && unsupported === null) return;
  throw conflict("template_not_sendable", "This template can't be sent now", {
    template: template.name,
    status: unsupported ?? template.status,
  });
}

async function requireOptedIn(db: Reader, ticket: Ticket): Promise<void> {
  // Who is written to for the first time is not there yet, and has said nothing.
  const since = (await findContacts(db, [ticket.contact.id])).get(ticket.contact.id)?.marketingStoppedAt;
  if (since === undefined) return;
  throw conflict("contact_opted_out", "This customer wants no marketing", { since });
}
