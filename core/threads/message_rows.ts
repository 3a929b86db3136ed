/** A message out of its row: the one place where the columns become the noun. */

import type { Row } from "../db/mod.ts";
import type { Content, MessageContext, Quote } from "../messages/content.ts";
import type { Media, MediaKind, MediaState } from "../media/media.ts";
import {
  type Message,
  type MessageError,
  type MessageOrigin,
  type MessageStatus,
  type Reaction,
  withoutWords,
} from "../messages/message.ts";
import { contactNameFromRow } from "./contact_name_store.ts";

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

/** A message from a row of `messageColumns`, as everybody sees it: one that was taken back says nothing. */
export function messageFromRow(row: Row): Message {
  return withoutWords(wholeMessageFromRow(row));
}

/** A message from a row of `messageColumns` with the words it had, taken back or not: for its history, and for writing. */
export function wholeMessageFromRow(row: Row): Message {
  const content = contentFromRow(row);
  return {
    id: String(row.id),
    ticketId: String(row.ticket_id),
    contactId: String(row.contact_id),
    connectionId: String(row.connection_id),
    direction: row.direction === "in" ? "in" : "out",
    type: String(row.type),
    text: textOf(row.text),
    ...(content && { content }),
    ...(row.media_kind !== null && { media: mediaFromRow(row) }),
    ...(typeof row.quote === "string" && { quote: JSON.parse(row.quote) as Quote }),
    ...(typeof row.context === "string" && { context: JSON.parse(row.context) as MessageContext }),
    ...(row.ma_id !== null && { author: contactNameFromRow(row, "ma") }),
    ...(typeof row.reactions === "string" && row.reactions !== "[]" &&
      { reactions: JSON.parse(row.reactions) as Reaction[] }),
    ...(typeof row.edited_at === "number" && { editedAt: row.edited_at }),
    ...(typeof row.revoked_at === "number" && { revokedAt: row.revoked_at }),
    ...(row.signed === 1 && { signed: true }),
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

/** The content as it was stored; of a row older than contents what its payload says. */
function contentFromRow(row: Row): Content | undefined {
  if (typeof row.content === "string") return JSON.parse(row.content);
  if (typeof row.payload !== "string") return undefined;
  const raw: unknown = JSON.parse(row.payload);
  if (row.type !== "system") return { kind: "unknown", raw };
  return {
    kind: "line",
    values: Object.fromEntries(Object.entries(raw ?? {}).map(([k, v]) => [k, String(v)])),
  };
}

/** The file of a message from a row of `messageColumns`. */
function mediaFromRow(row: Row): Media {
  const number = (name: string, value: unknown) => typeof value === "number" ? { [name]: value } : {};
  const text = (name: string, value: unknown) => typeof value === "string" ? { [name]: value } : {};
  return {
    kind: String(row.media_kind) as MediaKind,
    state: String(row.media_state) as MediaState,
    mimeType: String(row.mime_type),
    ...text("filename", row.filename),
    ...number("size", row.size),
    ...text("sha256", row.sha256),
    ...number("width", row.width),
    ...number("height", row.height),
    ...number("durationMs", row.duration_ms),
    ...(row.voice === 1 && { voice: true }),
    ...(row.animated === 1 && { animated: true }),
    ...(row.thumbnail === 1 && { thumbnail: true }),
    ...(typeof row.waveform === "string" && { waveform: JSON.parse(row.waveform) }),
    ...text("error", row.media_error),
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
