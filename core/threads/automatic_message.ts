/**
 * The bubbles that nobody types: greeting, acceptance, farewell, and the lines
 * that tell the team what happened instead.
 *
 * The danger is an automatic message that silently does not go out. Outside the
 * service window a system line takes its place, in the same unit.
 */

import type { AutomaticMessage, Connection } from "../connections/connection.ts";
import { MAX_TEXT, type Message, type MessageOrigin } from "../messages/message.ts";
import { renderText, type TextSettings } from "../texts/mod.ts";
import { isWindowOpen, type Ticket } from "../tickets/ticket.ts";
import type { UserName } from "../users/user.ts";

/** What a bubble of ours is made of. */
export interface Outbound {
  readonly id: string;
  readonly ticket: Ticket;
  readonly text: string;
  readonly origin: MessageOrigin;
  readonly sentBy: UserName | null;
  readonly now: number;
}

/**
 * A bubble that waits to be sent. Its time is a whole second, as Meta's are: an answer that comes within the same
 * second then follows it by sequence. It follows the newest of its ticket, whatever Meta's clock said of that one.
 */
export function aQueuedMessage({ id, ticket, text, origin, sentBy, now }: Outbound): Message {
  return {
    id,
    ticketId: ticket.id,
    contactId: ticket.contact.id,
    connectionId: ticket.connection.id,
    direction: "out",
    type: "text",
    text,
    status: "queued",
    providerId: null,
    origin,
    sentBy,
    error: null,
    at: Math.max(Math.floor(now / 1000) * 1000, ticket.lastMessageAt),
  };
}

/** A line for the team: its text is a code, worded by the screen with these values. */
export function aSystemLine(
  { code, values, ...of }: Omit<Outbound, "text" | "origin"> & {
    code: string;
    values?: Readonly<Record<string, string>>;
  },
): Message {
  const line = aQueuedMessage({ ...of, text: code, origin: "system" });
  return {
    ...line,
    type: "system",
    status: "received",
    ...(values && { content: { kind: "line", values } }),
  };
}

/** Which automatic message, and on what occasion. */
export interface Occasion {
  readonly id: string;
  readonly kind: AutomaticMessage;
  readonly connection: Pick<Connection, "texts">;
  readonly ticket: Ticket;
  readonly agent: UserName | null;
  readonly settings: TextSettings;
  readonly now: number;
}

/** The automatic message, queued; a system line (`farewell_skipped_window_closed`) if the window is closed; null: it is off or says nothing. */
export function automaticMessage({ kind, connection, agent, settings, ...of }: Occasion): Message | null {
  const template = connection.texts[kind];
  if (!template) return null;
  const { ticket, now } = of;
  if (!isWindowOpen(ticket, now)) {
    return aSystemLine({ ...of, code: `${kind}_skipped_window_closed`, sentBy: null });
  }
  const text = renderText(template, {
    contact: ticket.contact,
    department: ticket.department,
    connection: ticket.connection,
    ticket,
    agent,
    settings,
    now,
  });
  // Filled in, a text may be empty (a contact without a name) or longer than Meta takes.
  if (!text.trim()) return null;
  return aQueuedMessage({
    ...of,
    text: Array.from(text).slice(0, MAX_TEXT).join(""),
    origin: kind,
    sentBy: null,
  });
}
