/** By what contacts can be found, for several at once. */

import { json, type Reader, sql } from "../db/mod.ts";
import type { Identity } from "./contact.ts";

/** The identities of those contacts, by contact; whoever has none is absent. */
export async function listIdentities(
  reader: Reader,
  contactIds: readonly string[],
): Promise<Map<string, Identity[]>> {
  const rows = await reader.rows(
    sql`SELECT c.public_id AS contact_id, i.kind, i.value FROM json_each(${json(contactIds)}) j
      CROSS JOIN contacts c ON c.public_id = j.value
      CROSS JOIN contact_identities i ON i.contact_id = c.id ORDER BY i.kind, i.value`,
  );
  const found = new Map<string, Identity[]>();
  for (const { contact_id, kind, value } of rows) {
    const id = String(contact_id);
    const known = kind === "phone" ? "phone" : kind === "group" ? "group" : "bsuid";
    found.set(id, [...found.get(id) ?? [], { kind: known, value: String(value) }]);
  }
  return found;
}
