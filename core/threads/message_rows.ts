/** A message out of its row: the one place where the columns become the noun. */

import type { Row } from "../db/mod.ts";
import type { Message, MessageError, MessageOrigin, MessageStatus } from "../messages/message.ts";

const STATUSES: readonly MessageStatus[] = [
  "received",
  "queued",
  "sending",
  "sent",
  "delivered",
  "read",
  "played",
  "failed",
  "undecided",
];
const ORIGINS: readonly MessageOrigin[] = [
  "contact",
  "agent",
  "greeting",
  "acceptance",
  "farewell",
  "system",
  "phone_app",
];

/** A message from a row of `messageColumns`. */
export function messageFromRow(row: Row): Message {
  return {
    id: String(row.id),
    ticketId: String(row.ticket_id),
    contactId: String(row.contact_id),
    connectionId: String(row.connection_id),
    direction: row.direction === "in" ? "in" : "out",
    type: String(row.type),
    text: textOf(row.text),
    payload: typeof row.payload === "string" ? JSON.parse(row.payload) : null,
    status: messageStatusOf(row.status),
    providerId: textOf(row.provider_id),
    origin: originOf(row.origin),
    sentBy: row.sent_by_id === null
      ? null
      : { id: String(row.sent_by_id), publicName: String(row.sent_by_name) },
    error: errorOf(row.error),
    at: Number(row.at),
  };
}

/** A stored status; a bug if it is none of ours. */
export function messageStatusOf(value: unknown): MessageStatus {
  const status = STATUSES.find((known) => known === value);
  if (!status) throw new Error(`a stored status is none of ours: ${value}`);
  return status;
}

function originOf(value: unknown): MessageOrigin {
  const origin = ORIGINS.find((known) => known === value);
  if (!origin) throw new Error(`a stored origin is none of ours: ${value}`);
  return origin;
}

/** A stored error: its code, and Meta's words if there were any. */
export function errorOf(value: unknown): MessageError | null {
  if (typeof value !== "string") return null;
  const error: unknown = JSON.parse(value);
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  const code = String(error.code);
  return "title" in error && typeof error.title === "string" ? { code, title: error.title } : { code };
}

const textOf = (value: unknown) => typeof value === "string" ? value : null;
