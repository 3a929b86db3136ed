/** What is known of a contact beside the noun: by what they are found, whether that is in doubt, their group chat. */

import { type Reader, sql } from "../db/mod.ts";
import type { ContactFacts } from "./contact_screen.ts";
import { groupChatFromRow, groupChatQuery } from "./group_chat_store.ts";

/** The facts of a contact; who may know them is settled before. */
export async function findFacts(
  reader: Reader,
  contactId: string,
): Promise<ContactFacts> {
  const contact = sql`(SELECT id FROM contacts WHERE public_id = ${contactId})`;
  const [identities = [], [doubt] = [], [chat] = []] = await reader.batch([
    sql`SELECT kind, value FROM contact_identities WHERE contact_id = ${contact} ORDER BY kind, value`,
    sql`SELECT identity_conflict FROM contacts WHERE public_id = ${contactId}`,
    groupChatQuery(contactId),
  ]);
  return {
    identities: identities.map(({ kind, value }) => ({
      kind: kind === "phone" ? "phone" : kind === "group" ? "group" : "bsuid",
      value: String(value),
    })),
    conflict: doubt?.identity_conflict === 1,
    groupChat: chat ? groupChatFromRow(chat) : null,
  };
}
