/** Contacts' names as the rows of tickets and messages have them. */

import type { ContactName } from "../contacts/contact.ts";
import { type Row, type Sql, sql } from "../db/mod.ts";

/** The columns that `contactNameFromRow` decodes: of a ticket's contact (`tc`), of a message's author (`ma`). */
export const contactNameColumns: Readonly<Record<"tc" | "ma", Sql>> = {
  tc: sql`tc.public_id AS tc_id, ifnull(tc.given_name, tc.name) AS tc_name, tc.phone AS tc_phone,
    tc.username AS tc_username, tc.kind AS tc_kind, tc.picture_sha256 AS tc_picture`,
  ma: sql`ma.public_id AS ma_id, ifnull(ma.given_name, ma.name) AS ma_name, ma.phone AS ma_phone,
    ma.username AS ma_username, ma.kind AS ma_kind, ma.picture_sha256 AS ma_picture`,
};

/** A contact's name out of those columns. */
export function contactNameFromRow(row: Row, of: "tc" | "ma"): ContactName {
  const picture = row[`${of}_picture`];
  return {
    id: String(row[`${of}_id`]),
    name: textOf(row[`${of}_name`]),
    phone: textOf(row[`${of}_phone`]),
    username: textOf(row[`${of}_username`]),
    ...(row[`${of}_kind`] === "group" && { group: true }),
    ...(typeof picture === "string" && { picture: pictureOf(picture) }),
  };
}

/** What a picture's address is told apart by: the beginning of its hash. */
export const pictureOf = (sha256: string): string => sha256.slice(0, 12);

const textOf = (value: unknown) => typeof value === "string" ? value : null;
