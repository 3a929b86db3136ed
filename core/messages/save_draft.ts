/**
 * Keeping a draft: what somebody typed survives a reload and a change of device.
 *
 * A draft is its author's alone: it is announced to nobody, and whoever may see
 * the ticket may keep one.
 */

import type { Core } from "../core.ts";
import { invalid } from "../errors.ts";
import { getVisibleTicket } from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import { deleteDraft, writeDraft } from "./draft_store.ts";
import { MAX_TEXT } from "./message.ts";
import { plainText } from "./plain_text.ts";

/** Whose draft, on which ticket. */
export interface SaveDraft {
  readonly ticketId: string;
  readonly author: Viewer;
  readonly text: string;
}

/** Keeps a draft; an empty one is forgotten. Refuses `ticket_not_found`, `text_too_long`. */
export async function saveDraft(core: Core, { ticketId, author, text }: SaveDraft): Promise<void> {
  const draft = plainText(text);
  // Longer than can be sent, so that a pasted text can be shortened later; not longer than that.
  if (draft.length > 4 * MAX_TEXT) {
    throw invalid("text_too_long", "This draft is too long to be kept", { limit: 4 * MAX_TEXT });
  }
  return await core.decide(async (db) => {
    await getVisibleTicket(db, ticketId, author);
    const of = { userId: author.id, ticketId };
    await core.commit((unit) =>
      draft.trim() ? writeDraft(unit, of, draft, core.now()) : deleteDraft(unit, of)
    );
  });
}
