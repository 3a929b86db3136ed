/** What sending needs to know and writes: the recipient, the neighbours, the paces, the tries. */

import type { Unit } from "../core.ts";
import { type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import { messageFromRow, messageQuery } from "../threads/mod.ts";
import { type Ticket, ticketColumns, ticketFromRow, ticketJoins } from "../tickets/mod.ts";
import type { Recipient } from "./channel.ts";
import type { Message } from "./message.ts";
import { NUMBER_PACE, type Pace, PAIR_PACE, toleranceOf } from "./pace.ts";

/** A message with its ticket's row. */
export interface MessageInTicket {
  readonly message: Message;
  readonly ticket: Ticket;
}

/** A message that waits to be sent, and all that decides whether it may. */
export interface Outgoing extends MessageInTicket {
  readonly recipient: Recipient;
  readonly phoneNumberId: string;
  readonly stoppedReason: string | null;
  /** Another message to this customer is in Meta's hands right now. */
  readonly neighbourSending: boolean;
  /** When the newest neighbour of unknown outcome was tried; null: there is none. */
  readonly undecidedAt: number | null;
  /** The paces' next times; 0: nothing was sent yet. */
  readonly pairNextAt: number;
  readonly numberNextAt: number;
}

const pairKey = (of: Message) => `pair:${of.connectionId}:${of.contactId}`;
const numberKey = (connectionId: string) => `number:${connectionId}`;

const ofMessage = (id: string): Sql => sql`(SELECT ticket_id FROM messages WHERE public_id = ${id})`;
const ticketOfMessage = (id: string): Sql =>
  sql`SELECT ${ticketColumns} FROM tickets t ${ticketJoins} WHERE t.id = ${ofMessage(id)}`;

/** A message and its ticket from one snapshot, or null. */
export async function findMessageInTicket(reader: Reader, id: string): Promise<MessageInTicket | null> {
  const [[message] = [], [ticket] = []] = await reader.batch([messageQuery(id), ticketOfMessage(id)]);
  return message && ticket ? { message: messageFromRow(message), ticket: ticketFromRow(ticket) } : null;
}

/** Whether another message of the connection bears Meta's id already: ids are Meta's to keep apart, not ours to trust. */
export async function isProviderIdTaken(
  reader: Reader,
  { id, connectionId, providerId }: { id: string; connectionId: string; providerId: string },
): Promise<boolean> {
  const rows = await reader.rows(
    sql`SELECT 1 FROM messages WHERE provider_id = ${providerId} AND public_id <> ${id}
    AND connection_id = (SELECT id FROM connections WHERE public_id = ${connectionId})`,
  );
  return rows.length > 0;
}

/** A message and what decides about sending it, from one snapshot; null: it is not there. */
export async function findOutgoing(reader: Reader, id: string): Promise<Outgoing | null> {
  const [[message] = [], [ticket] = [], [way] = []] = await reader.batch([
    messageQuery(id),
    ticketOfMessage(id),
    sql`SELECT c.wa_id, c.phone, c.bsuid, g.group_id, n.phone_number_id, n.stopped_reason,
        EXISTS (SELECT 1 FROM messages o WHERE o.contact_id = m.contact_id AND o.connection_id = m.connection_id
          AND o.status = 'sending' AND o.id <> m.id) AS neighbour_sending,
        (SELECT max(o.tried_at) FROM messages o WHERE o.contact_id = m.contact_id
          AND o.connection_id = m.connection_id AND o.status = 'undecided' AND o.id <> m.id) AS undecided_at,
        ifnull((SELECT next_at FROM send_paces
          WHERE key = 'pair:' || n.public_id || ':' || c.public_id), 0) AS pair_next_at,
        ifnull((SELECT next_at FROM send_paces WHERE key = 'number:' || n.public_id), 0) AS number_next_at
      FROM messages m CROSS JOIN contacts c ON c.id = m.contact_id
        CROSS JOIN connections n ON n.id = m.connection_id
        LEFT JOIN group_chats g ON g.contact_id = c.id
      WHERE m.public_id = ${id}`,
  ]);
  if (!message || !ticket || !way) return null;
  return { message: messageFromRow(message), ticket: ticketFromRow(ticket), ...wayFromRow(way) };
}

function wayFromRow(row: Row): Omit<Outgoing, keyof MessageInTicket> {
  return {
    recipient: {
      waId: textOf(row.wa_id),
      phone: textOf(row.phone),
      bsuid: textOf(row.bsuid),
      groupId: textOf(row.group_id),
    },
    phoneNumberId: String(row.phone_number_id),
    stoppedReason: textOf(row.stopped_reason),
    neighbourSending: row.neighbour_sending === 1,
    undecidedAt: typeof row.undecided_at === "number" ? row.undecided_at : null,
    pairNextAt: Number(row.pair_next_at),
    numberNextAt: Number(row.number_next_at),
  };
}

const textOf = (value: unknown) => typeof value === "string" ? value : null;

/** Keeps when a message was last tried, or its outcome became unknown. */
export function saveTried(unit: Unit, messageId: string, now: number): void {
  unit.write(sql`UPDATE messages SET tried_at = ${now} WHERE public_id = ${messageId}`);
}

/** Counts a message against both paces; guarded: neither is run ahead of by more than its burst. */
export function countSend(unit: Unit, message: Message, now: number): void {
  count(unit, pairKey(message), PAIR_PACE, now);
  count(unit, numberKey(message.connectionId), NUMBER_PACE, now);
}

function count(unit: Unit, key: string, pace: Pace, now: number): void {
  unit.write(
    sql`INSERT INTO send_paces (key, next_at) VALUES (${key}, ${now + pace.intervalMs})
      ON CONFLICT (key) DO UPDATE SET next_at = max(next_at, ${now}) + ${pace.intervalMs}
      WHERE next_at <= ${now + toleranceOf(pace)}`,
    { changes: 1 },
  );
}

/** How often a customer is told that somebody types. */
const TYPING_MS = 20_000;
const typingKey = (ticketId: string) => `typing:${ticketId}`;

/** When a customer may be told again that somebody types; 0: now. */
export async function typingAgainAt(reader: Reader, ticketId: string): Promise<number> {
  const [row] = await reader.rows(sql`SELECT next_at FROM send_paces WHERE key = ${typingKey(ticketId)}`);
  return Number(row?.next_at ?? 0);
}

/** Counts that a customer is told so; guarded: it is time again. */
export function countTyping(unit: Unit, ticketId: string, now: number): void {
  unit.write(
    sql`INSERT INTO send_paces (key, next_at) VALUES (${typingKey(ticketId)}, ${now + TYPING_MS})
      ON CONFLICT (key) DO UPDATE SET next_at = excluded.next_at WHERE next_at <= ${now}`,
    { changes: 1 },
  );
}

/** Forgets the paces that no longer hold anything up. */
export function purgePaces(unit: Unit, before: number): void {
  unit.write(sql`DELETE FROM send_paces WHERE next_at < ${before}`);
}
