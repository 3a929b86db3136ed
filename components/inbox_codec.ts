/**
 * The list's state as it travels to the browser: what rows show, and no more.
 *
 * A page of fifty tickets must weigh 3 KB. Ids are chance and do not compress,
 * so each ticket takes its own along and of its contact's only the two characters
 * its colour rests on; names that repeat are told once; times are distances.
 *
 * The danger: an unpacked ticket is a row's worth of a ticket. It is good for
 * TicketRow and for folding events over it, which bring whole tickets; nothing
 * else may be read from it.
 */

import { contactLabel } from "../core/contacts/contact.ts";
import type { Department } from "../core/departments/department.ts";
import type { InboxState } from "../core/inbox/inbox.ts";
import type { LastMessage } from "../core/messages/message.ts";
import { SERVICE_WINDOW_MS, type Ticket } from "../core/tickets/ticket.ts";
import type { UserName } from "../core/users/user.ts";
import { ROW_TEXT } from "./TicketRow.tsx";

type Kind = Pick<LastMessage, "direction" | "type" | "status">;

/** Indexes point into the tables beside the rows; -1 and null say there is none. */
type PackedRow = readonly [
  id: string,
  contactEnd: string,
  label: string | null,
  text: string | null,
  kind: number,
  /** Milliseconds before the row above; of the first one, since the epoch. */
  earlier: number,
  unread: number,
  waited: number | null,
  /** How much earlier than 24 h after the last message the window closes. */
  windowLoss: number | null,
  connection: number,
  department: number,
  assignee: number,
];

/** The list's state, packed. */
export type PackedInbox = Omit<InboxState, "tickets"> & {
  readonly kinds: readonly Kind[];
  readonly connections: readonly Ticket["connection"][];
  readonly queues: readonly Department[];
  readonly people: readonly UserName[];
  readonly rows: readonly PackedRow[];
};

/** Packs the state for the journey. */
export function packInbox({ tickets, ...rest }: InboxState): PackedInbox {
  const kinds = table<Kind>();
  const connections = table<Ticket["connection"]>();
  const queues = table<Department>();
  const people = table<UserName>();
  let above = 0;
  const rows = tickets.map((ticket): PackedRow => {
    const { lastMessage: last, lastMessageAt: at, waitingSince, windowClosesAt } = ticket;
    const earlier = above ? above - at : at;
    above = at;
    return [
      ticket.id,
      ticket.contact.id.slice(-2),
      contactLabel(ticket.contact),
      last?.text?.slice(0, ROW_TEXT) ?? null,
      kinds.place(last && { direction: last.direction, type: last.type, status: last.status }),
      earlier,
      ticket.unread,
      waitingSince === null ? null : at - waitingSince,
      windowClosesAt === null ? null : at + SERVICE_WINDOW_MS - windowClosesAt,
      connections.place(ticket.connection),
      queues.place(ticket.department),
      people.place(ticket.assignee),
    ];
  });
  return {
    ...rest,
    kinds: kinds.entries,
    connections: connections.entries,
    queues: queues.entries,
    people: people.entries,
    rows,
  };
}

/** The state again; its tickets hold what a row shows. */
export function unpackInbox(packed: PackedInbox): InboxState {
  const { kinds, connections, queues, people, rows, ...rest } = packed;
  let above = 0;
  const tickets = rows.map((row): Ticket => {
    const [id, contactEnd, name, text, kind, earlier, unread, waited, windowLoss, connection, queue, person] =
      row;
    const at = above ? above - earlier : earlier;
    above = at;
    const known = kinds[kind];
    return {
      id,
      protocol: "",
      status: rest.filter.tab,
      revision: 0,
      contact: { id: contactEnd, name, phone: null, username: null },
      connection: connections[connection] ?? { id: "", name: "" },
      department: queues[queue] ?? null,
      assignee: people[person] ?? null,
      unread,
      inboundSeq: 0,
      lastMessage: known ? { id: "", ...known, text, at } : null,
      lastMessageAt: at,
      waitingSince: waited === null ? null : at - waited,
      windowClosesAt: windowLoss === null ? null : at + SERVICE_WINDOW_MS - windowLoss,
      acceptanceSent: false,
      createdAt: 0,
      updatedAt: 0,
      resolvedAt: null,
    };
  });
  return { ...rest, tickets };
}

/** A list without repetitions; `place` tells where an entry stands, -1 for none. */
function table<T extends object>() {
  const places = new Map<string, number>();
  const entries: T[] = [];
  const place = (entry: T | null): number => {
    if (entry === null) return -1;
    const key = JSON.stringify(entry);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, entries.length);
    return entries.push(entry) - 1;
  };
  return { entries, place };
}
