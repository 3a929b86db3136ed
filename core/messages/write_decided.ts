/**
 * Writes a decided batch: a dozen bulk statements in one unit, whatever its
 * size.
 *
 * Each statement is guarded by what was loaded. A colleague who accepted the
 * ticket meanwhile, another node that met the same new customer or got the same
 * delivery: then the whole unit is undone and the batch is decided anew.
 *
 * The danger is their order. Tickets exist before the messages that point to
 * them, messages before the ticket's row that names its newest; and a ticket is
 * compared with what was loaded before anything else that it shows changes: its
 * customer's name, its window, the status of its messages.
 */

import {
  insertContacts,
  insertIdentities,
  markConflicts,
  removeIdentities,
  saveContacts,
  saveGroupChats,
  saveMarketing,
} from "../contacts/mod.ts";
import type { Unit } from "../core.ts";
import { wakeJobs } from "../jobs/job_store.ts";
import {
  insertMedia,
  insertMessages,
  insertReceipts,
  requireParked,
  requireReactions,
  requireRevisions,
  requireUnknown,
  saveHeard,
  saveHeld,
  saveMessages,
  saveReactions,
  saveRevisions,
} from "../threads/mod.ts";
import { insertTickets, nameLastMessages, saveTickets } from "../tickets/mod.ts";
import { saveAccountNews, saveHistoryNews, saveTemplateNews } from "./account_news_store.ts";
import type { Decided } from "./inbound_decision.ts";
import { sendOrderKey } from "./message.ts";

/** Everything that was decided. */
export function writeDecided(unit: Unit, decided: Decided, now: number): void {
  requireAdditions(unit, decided);
  requireParked(unit, decided.parked);
  insertContacts(unit, decided.newContacts, now);
  removeIdentities(unit, decided.goneIdentities);
  insertIdentities(unit, decided.newIdentities);
  saveGroupChats(unit, decided.groupChats);
  insertTickets(unit, decided.newTickets);
  insertMessages(unit, decided.messages, now);
  nameLastMessages(unit, decided.newTickets);
  saveTickets(unit, decided.changedTickets);
  saveContacts(unit, decided.changedContacts, now);
  markConflicts(unit, decided.conflicting);
  saveMarketing(unit, decided.marketing);
  saveHeard(unit, decided.heard);
  saveHeld(unit, decided.held);
  insertReceipts(unit, decided.receipts, now);
  saveMessages(unit, decided.changedMessages);
  // A placeholder whose file has come.
  insertMedia(
    unit,
    decided.changedMessages.flatMap(({ was, now }) => was.media || !now.source ? [] : [now]),
    now,
  );
  saveReactions(unit, decided.reactions);
  saveRevisions(unit, decided.revisions);
  for (const { was } of decided.changedMessages) {
    // It held up the contact's next message; now its outcome is known.
    if (was.status === "undecided") wakeJobs(unit, sendOrderKey(was), now);
  }
  for (const news of decided.templateNews) saveTemplateNews(unit, news);
  for (const news of decided.accountNews) saveAccountNews(unit, news);
  for (const news of decided.historyNews) saveHistoryNews(unit, news);
  for (const event of decided.events) unit.emit(event);
  for (const { id } of decided.reopened) unit.audit({ verb: "ticket.reopen", on: id, by: null });
}

/** What is said about messages that are new, and that what was spoken of is still unknown: all as it was loaded. */
function requireAdditions(unit: Unit, { messages, knownAdditions, unknownTargets }: Decided): void {
  const wamids = messages.flatMap(({ connectionId, providerId }) =>
    providerId === null ? [] : [[connectionId, providerId] as const]
  );
  requireReactions(unit, wamids, knownAdditions.reactions);
  requireRevisions(unit, wamids, knownAdditions.revisions);
  requireUnknown(unit, unknownTargets);
}
