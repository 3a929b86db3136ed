/**
 * Recording what Meta said about a send.
 *
 * The danger: a status webhook may have been quicker than the answer. The state
 * is computed from the answer and from every receipt that has come, in a unit
 * guarded by exactly those receipts. And a replica may not yet know that the
 * message is being sent: what is recorded here rests on the primary alone.
 *
 * Only what surely did not reach the customer is queued again; see
 * docs/decisions/0004-sending.md.
 */

import { stopConnection } from "../connections/mod.ts";
import { saveWaId } from "../contacts/mod.ts";
import type { Core } from "../core.ts";
import { listReceipts, requireReactions, requireReceipts, shownReactions } from "../threads/mod.ts";
import type { SendOutcome } from "./channel.ts";
import { type Message, withReceipts } from "./message.ts";
import { reactionsTo } from "./react_to_message.ts";
import { findMessageInTicket, isProviderIdTaken } from "./send_store.ts";
import { updateMessage } from "./update_message.ts";

type Accepted = Extract<SendOutcome, { kind: "accepted" }>;

/** Records that Meta took the message. */
export function recordAccepted(core: Core, messageId: string, { providerId, waId }: Accepted): Promise<void> {
  return core.decide(async () => {
    const was = await findMessageInTicket(core.db.primary, messageId);
    if (!was) return;
    const of = { connectionId: was.message.connectionId, providerId };
    const taken = await isProviderIdTaken(core.db.primary, { id: messageId, ...of });
    if (taken) core.log.warn("provider_id_given_twice", { message: messageId, provider_id: providerId });
    const receipts = taken ? [] : await listReceipts(core.db.primary, of);
    const known = accepted(was.message, taken ? null : providerId);
    // A quick customer has reacted already: nobody knew to what.
    const reacted = taken ? [] : await reactionsTo(core.db.primary, known);
    const reactions = shownReactions(reacted);
    const message = withReceipts({ ...known, ...(reactions && { reactions }) }, receipts);
    const now = core.now();
    await core.commit((unit) => {
      if (!taken) {
        requireReceipts(unit, of, receipts.length);
        const wamid = message.providerId ?? providerId;
        requireReactions(unit, [[message.connectionId, wamid]], reacted.length);
      }
      updateMessage(unit, message, { was, now });
      if (waId) saveWaId(unit, message.contactId, waId, now);
    });
  });
}

function accepted(message: Message, providerId: string | null): Message {
  const known = { ...message, providerId: message.providerId ?? providerId };
  return ["queued", "sending", "undecided"].includes(message.status)
    ? { ...known, status: "sent", error: null }
    : known;
}

/** What a send that Meta did not take leaves behind. */
export interface NotSent {
  readonly status: "queued" | "failed" | "undecided";
  readonly error: Message["error"];
  /** Why the whole connection must stop; null: it need not. */
  readonly stop: string | null;
  /** How far it had come: `queued` where its file was still to be uploaded; `sending` unless told. */
  readonly from?: "sending" | "queued";
}

/** Records that Meta did not take the message, or that nobody knows; a message that a receipt has settled stays. */
export function recordNotSent(
  core: Core,
  messageId: string,
  { status, error, stop, from = "sending" }: NotSent,
): Promise<void> {
  return core.decide(async () => {
    const was = await findMessageInTicket(core.db.primary, messageId);
    if (was?.message.status !== from) return;
    await core.commit((unit) => {
      updateMessage(unit, { ...was.message, status, error }, { was, now: core.now() });
      if (stop !== null) stopConnection(unit, was.message.connectionId, stop);
    });
  });
}

/** Gives a message up that no worker could send, so that the agent sees it: a bug, never Meta's doing. */
export function abandonMessage(core: Core, messageId: string): Promise<void> {
  return core.decide(async () => {
    const was = await findMessageInTicket(core.db.primary, messageId);
    const status = was?.message.status;
    if (!was || (status !== "queued" && status !== "sending")) return;
    const message: Message = status === "sending"
      ? { ...was.message, status: "undecided" }
      : { ...was.message, status: "failed", error: { code: "send_broken" } };
    await core.commit((unit) => updateMessage(unit, message, { was, now: core.now() }));
  });
}
