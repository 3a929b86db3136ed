/**
 * The list's state as it travels to the browser: what rows show, and no more.
 *
 * A page of tickets must weigh 3 KB, and half of what a row says is chance
 * and names, which do not compress. So nothing that the page has painted is told
 * twice: the island reads id, colour, name and text off its own rows. The rest is
 * packed: tables for what repeats, and distances in seconds for times, of which
 * most are whole ones.
 *
 * The departments of the filter and the viewer's permissions stay behind: the filter
 * is drawn by the server alone, and nothing in a list asks for a permission.
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
import type { UserName, Viewer } from "../core/users/user.ts";
import { ROW_TEXT } from "./TicketRow.tsx";

/** What a painted row says in words. */
export interface RowWords {
  readonly id: string;
  /** The end of the contact's id, on which its colour rests; all of it where there is a picture. */
  readonly contactEnd: string;
  /** Its version. */
  readonly picture?: string;
  readonly label: string | null;
  readonly text: string | null;
}

type Kind = Pick<LastMessage, "direction" | "type" | "status">;

/** Indexes point into the tables beside the rows; -1 and null say there is none. */
type PackedRow = readonly [
  /** Seconds before the row above; of the first one, since the epoch. */
  earlier: number,
  unread: number,
  waited: number | null,
  /** How much earlier than 24 h after the last message the window closes. */
  windowLoss: number | null,
  kind: number,
  connection: number,
  department: number,
  assignee: number,
  /** The text where it is not painted as it is: of a system line. */
  text: string | null,
];

/** The list's state, packed. `words` is null where the page itself has painted them. */
export type PackedInbox = Omit<InboxState, "tickets" | "departments" | "viewer"> & {
  readonly viewer: Omit<Viewer, "permissions">;
  readonly kinds: readonly Kind[];
  readonly connections: readonly Ticket["connection"][];
  readonly queues: readonly Department[];
  readonly people: readonly UserName[];
  readonly rows: readonly PackedRow[];
  readonly words: readonly RowWords[] | null;
};

/** Packs the state for the journey; `painted` leaves out the words, for a page that shows them. */
export function packInbox(
  { tickets, departments: _offered, viewer: { permissions: _needless, ...viewer }, ...rest }: InboxState,
  { painted }: { painted: boolean },
): PackedInbox {
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
      earlier / 1000,
      ticket.unread,
      waitingSince === null ? null : (at - waitingSince) / 1000,
      windowClosesAt === null ? null : (at + SERVICE_WINDOW_MS - windowClosesAt) / 1000,
      kinds.place(last && { direction: last.direction, type: last.type, status: last.status }),
      connections.place(ticket.connection),
      queues.place(ticket.department),
      people.place(ticket.assignee),
      last?.type === "system" ? last.text : null,
    ];
  });
  return {
    ...rest,
    viewer,
    kinds: kinds.entries,
    connections: connections.entries,
    queues: queues.entries,
    people: people.entries,
    rows,
    words: painted ? null : tickets.map(wordsOf),
  };
}

function wordsOf({ id, contact, lastMessage }: Ticket): RowWords {
  return {
    id,
    contactEnd: contact.picture ? contact.id : contact.id.slice(-1),
    ...(contact.picture && { picture: contact.picture }),
    label: contactLabel(contact),
    text: lastMessage?.text?.slice(0, ROW_TEXT) ?? null,
  };
}

const NO_WORDS: RowWords = { id: "", contactEnd: "0", label: null, text: null };
// A time is a whole number of milliseconds; its seconds are none in binary.
const ms = (seconds: number) => Math.round(seconds * 1000);

/** The state again; its tickets hold what a row shows. `painted` are the page's own words. */
export function unpackInbox(packed: PackedInbox, painted: readonly RowWords[] = []): InboxState {
  const { kinds, connections, queues, people, rows, words, viewer, ...rest } = packed;
  let above = 0;
  const tickets = rows.map((row, index): Ticket => {
    const [earlier, unread, waited, windowLoss, kind, connection, queue, person, line] = row;
    const { id, contactEnd, picture, label, text } = (words ?? painted)[index] ?? NO_WORDS;
    const at = above ? above - ms(earlier) : ms(earlier);
    above = at;
    const last = kinds[kind];
    const isWorded = last?.type === "system" || text === null;
    return {
      id,
      protocol: "",
      status: rest.filter.tab,
      revision: 0,
      contact: { id: contactEnd, name: label, phone: null, username: null, ...(picture && { picture }) },
      connection: connections[connection] ?? { id: "", name: "" },
      department: queues[queue] ?? null,
      assignee: people[person] ?? null,
      unread,
      inboundSeq: 0,
      lastMessage: last ? { id: "", ...last, text: isWorded ? line : text, at } : null,
      lastMessageAt: at,
      waitingSince: waited === null ? null : at - ms(waited),
      windowClosesAt: windowLoss === null ? null : at + SERVICE_WINDOW_MS - ms(windowLoss),
      acceptanceSent: false,
      createdAt: 0,
      updatedAt: 0,
      resolvedAt: null,
    };
  });
  return { ...rest, viewer: { ...viewer, permissions: [] }, tickets, departments: [] };
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
