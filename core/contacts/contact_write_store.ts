/**
 * Contacts and what they are found by, written: many at once, as a batch of webhooks brings them.
 *
 * The danger is one customer as two contacts, when two nodes meet them at the same time. An identity is
 * a unique row: whoever is second changes fewer rows than they meant to, and their whole unit is undone.
 */

import type { Unit } from "../core.ts";
import { json, jsonRows, sql } from "../db/mod.ts";
import type { Contact, Identity } from "./contact.ts";

const rowOf = (c: Contact) => [
  c.id,
  c.profileName,
  c.phone,
  c.waId,
  c.bsuid,
  c.username,
  c.group ? "group" : "person",
  c.givenName,
  c.givenBy ?? null,
];

/** Writes new contacts in their order. */
export function insertContacts(unit: Unit, contacts: readonly Contact[], now: number): void {
  if (contacts.length === 0) return;
  unit.write(
    sql`INSERT INTO contacts (public_id, name, phone, wa_id, bsuid, username, kind, given_name, given_by, created_at,
        updated_at)
      SELECT j.row ->> 0, j.row ->> 1, j.row ->> 2, j.row ->> 3, j.row ->> 4, j.row ->> 5, j.row ->> 6, j.row ->> 7,
        j.row ->> 8, ${now}, ${now}
      FROM ${jsonRows(contacts.map(rowOf))} j ORDER BY j.key`,
    { changes: contacts.length },
  );
}

/** Writes what Meta says of contacts now. */
export function saveContacts(unit: Unit, contacts: readonly Contact[], now: number): void {
  if (contacts.length === 0) return;
  unit.write(
    sql`UPDATE contacts SET name = j.row ->> 1, phone = j.row ->> 2, wa_id = j.row ->> 3, bsuid = j.row ->> 4,
        username = j.row ->> 5, given_name = j.row ->> 7, given_by = j.row ->> 8, updated_at = ${now}
      FROM ${jsonRows(contacts.map(rowOf))} j WHERE contacts.public_id = j.row ->> 0`,
    { changes: contacts.length },
  );
}

/** Says by what else contacts are found; guarded: nobody is found by any of it yet. */
export function insertIdentities(
  unit: Unit,
  identities: readonly (Identity & { readonly contactId: string })[],
): void {
  if (identities.length === 0) return;
  const rows = identities.map(({ kind, value, contactId }) => [kind, value, contactId]);
  unit.write(
    sql`INSERT INTO contact_identities (kind, value, contact_id)
      SELECT j.row ->> 0, j.row ->> 1, c.id FROM ${jsonRows(rows)} j
        CROSS JOIN contacts c ON c.public_id = j.row ->> 2
      WHERE true ON CONFLICT DO NOTHING`,
    { changes: identities.length },
  );
}

/** Marks contacts whose phone and BSUID belong to two, for a person to look at. */
export function markConflicts(unit: Unit, contactIds: readonly string[]): void {
  if (contactIds.length === 0) return;
  unit.write(sql`UPDATE contacts SET identity_conflict = 1
    WHERE public_id IN (SELECT value FROM json_each(${json(contactIds)}))`);
}

/** Keeps Meta's own id of the contact's phone: the number to send to from now on. */
export function saveWaId(unit: Unit, contactId: string, waId: string, now: number): void {
  unit.write(
    sql`UPDATE contacts SET wa_id = ${waId}, updated_at = ${now}
      WHERE public_id = ${contactId} AND wa_id IS NOT ${waId}`,
  );
}

/** Says by what contacts are found no longer; guarded: they were. */
export function removeIdentities(
  unit: Unit,
  identities: readonly (Identity & { readonly contactId: string })[],
): void {
  if (identities.length === 0) return;
  const rows = identities.map(({ kind, value, contactId }) => [kind, value, contactId]);
  unit.write(
    sql`DELETE FROM contact_identities WHERE (kind, value) IN (
      SELECT i.kind, i.value FROM ${jsonRows(rows)} j
        CROSS JOIN contact_identities i ON i.kind = j.row ->> 0 AND i.value = j.row ->> 1
        CROSS JOIN contacts c ON c.id = i.contact_id AND c.public_id = j.row ->> 2)`,
    { changes: identities.length },
  );
}

/** What a contact said about marketing, and when. */
export type MarketingWord = readonly [contactId: string, stoppedAt: number | null, saidAt: number];

/** Keeps what contacts said about marketing; what was said later stays. */
export function saveMarketing(unit: Unit, words: readonly MarketingWord[]): void {
  // One by one, in their order: a batch may hold two of the same contact.
  for (const [contactId, stoppedAt, saidAt] of words) {
    unit.write(
      sql`UPDATE contacts SET marketing_stopped_at = ${stoppedAt}, marketing_said_at = ${saidAt}
        WHERE public_id = ${contactId} AND ifnull(marketing_said_at, 0) <= ${saidAt}`,
    );
  }
}
