/**
 * Contacts as rows. Who may see a contact is who may see any of its tickets.
 */

import { cursorOf, parseCursor } from "../cursor.ts";
import { json, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import { notFound } from "../errors.ts";
import { pictureOf } from "../threads/mod.ts";
import { visibleTo } from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import type { Contact } from "./contact.ts";
import { searchCondition } from "./contact_search_store.ts";

/** The columns that `contactFromRow` decodes, of `contacts` under the name `c`. */
export const contactColumns: Sql =
  sql`c.id AS row_id, c.public_id AS id, ifnull(c.given_name, c.name) AS name,
  c.name AS profile_name, c.given_name, c.given_by, c.phone, c.wa_id, c.bsuid, c.username, c.kind, c.picture_sha256,
  c.marketing_stopped_at, c.created_at`;

/** A contact from a row of `contactColumns`. */
export function contactFromRow(row: Row): Contact {
  return {
    id: String(row.id),
    name: textOf(row.name),
    profileName: textOf(row.profile_name),
    givenName: textOf(row.given_name),
    ...(row.given_by === "address_book" && { givenBy: "address_book" }),
    phone: textOf(row.phone),
    waId: textOf(row.wa_id),
    bsuid: textOf(row.bsuid),
    username: textOf(row.username),
    ...(row.kind === "group" && { group: true }),
    ...(typeof row.picture_sha256 === "string" && { picture: pictureOf(row.picture_sha256) }),
    ...(typeof row.marketing_stopped_at === "number" && { marketingStoppedAt: row.marketing_stopped_at }),
    createdAt: Number(row.created_at),
  };
}

const textOf = (value: unknown) => typeof value === "string" ? value : null;
const hasTicketVisibleTo = (viewer: Viewer) =>
  sql`EXISTS (SELECT 1 FROM tickets t WHERE t.contact_id = c.id AND ${visibleTo(viewer)})`;

/** The contact of that id, or null if there is none or, for a viewer, none they may see. */
async function findContact(reader: Reader, id: string, viewer?: Viewer): Promise<Contact | null> {
  const [row] = await reader.rows(sql`SELECT ${contactColumns} FROM contacts c WHERE c.public_id = ${id}
    ${viewer ? sql`AND ${hasTicketVisibleTo(viewer)}` : sql``}`);
  return row ? contactFromRow(row) : null;
}

/** The contact of that id; throws `contact_not_found`. */
export async function getContact(reader: Reader, id: string, viewer?: Viewer): Promise<Contact> {
  const contact = await findContact(reader, id, viewer);
  if (!contact) throw notFound("contact_not_found", "No such contact");
  return contact;
}

/** The contacts of those ids, by id; one that is not there is absent. */
export async function findContacts(reader: Reader, ids: Iterable<string>): Promise<Map<string, Contact>> {
  const wanted = json([...new Set(ids)]);
  const rows = await reader.rows(
    sql`SELECT ${contactColumns} FROM json_each(${wanted}) j CROSS JOIN contacts c ON c.public_id = j.value`,
  );
  return new Map(rows.map((row) => [String(row.id), contactFromRow(row)]));
}

/** Which contacts. */
export interface ContactListing {
  readonly viewer: Viewer;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Words of a name, a username or a piece of a phone; empty: all. */
  readonly search?: string | undefined;
}

/** A page of contacts, newest first. */
export interface ContactPage {
  readonly contacts: readonly Contact[];
  readonly nextCursor: string | null;
}

/** A page of the contacts that the viewer may see, newest first; throws `cursor_invalid`. */
export async function listContacts(
  reader: Reader,
  { viewer, limit, cursor, search = "" }: ContactListing,
): Promise<ContactPage> {
  const before = cursor === undefined ? null : parseCursor(cursor);
  const found = searchCondition(search);
  const rows = await reader.rows(
    sql`SELECT ${contactColumns} FROM contacts c WHERE ${hasTicketVisibleTo(viewer)}
      ${found ? sql`AND ${found}` : sql``} ${
      before ? sql`AND c.id < ${before.row}` : sql``
    } ORDER BY c.id DESC LIMIT ${limit + 1}`,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const place = rows.length > limit && last &&
    { at: Number(last.created_at), row: Number(last.row_id), id: String(last.id) };
  return { contacts: shown.map(contactFromRow), nextCursor: place ? cursorOf(place) : null };
}
