/** What the team writes about a contact for itself; the customer never sees it. Browser-safe. */

import type { UserName } from "../users/user.ts";

/** A note about a contact. */
export interface ContactNote {
  readonly id: string;
  readonly text: string;
  /** Who wrote it; null: they are gone. */
  readonly author: UserName | null;
  readonly createdAt: number;
}

/** Characters of a note. */
export const NOTE_LIMIT = 4000;
