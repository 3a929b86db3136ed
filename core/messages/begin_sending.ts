/**
 * Taking a queued message in hand: the last look before it goes to Meta.
 *
 * The danger is a message sent twice. `sending` is committed before the call, so
 * that whoever finds it later (this process died in between) knows that Meta may
 * have it: such a message becomes undecided and is never tried again by itself.
 *
 * A customer's messages leave in order. While one is in Meta's hands, or has been
 * of unknown outcome for less than a minute, the next one waits.
 */

import { openSecrets } from "../connections/mod.ts";
import type { Core } from "../core.ts";
import { limited, notFound } from "../errors.ts";
import { isWindowOpen } from "../tickets/mod.ts";
import type { Message, MessageError } from "./message.ts";
import { NUMBER_PACE, PAIR_PACE, waitFor } from "./pace.ts";
import { countSend, findOutgoing, type Outgoing } from "./send_store.ts";
import { updateMessage } from "./update_message.ts";

/** How long a message of unknown outcome holds up the customer's next one. */
const UNDECIDED_HOLDS_MS = 60_000;

/** A message in hand, and what opens the way to its recipient. */
export interface InHand extends Outgoing {
  readonly accessToken: string;
}

/**
 * The message, now `sending`; null: there is nothing to send (it has been dealt with, or it cannot go and says
 * why). Refuses `message_not_found`, and `send_held` and `send_paced` when it is not its turn yet.
 */
export function beginSending(core: Core, messageId: string): Promise<InHand | null> {
  return core.decide(async (db) => {
    const was = await findOutgoing(db, messageId);
    if (!was) throw notFound("message_not_found", "No such message");
    const now = core.now();
    const next = begin(was, now);
    if (next === null) return null;
    // Opened before anything is committed: an unreadable secret leaves the message queued.
    const { accessToken } = await openSecrets(core, next.connectionId);
    await core.commit((unit) => {
      if (next.status === "sending") countSend(unit, next, now);
      updateMessage(unit, next, { was, now });
    });
    return next.status === "sending" ? { ...was, message: next, accessToken } : null;
  });
}

/** What becomes of a message whose job has come up; null: nothing. Throws when it has to wait. */
export function begin(was: Outgoing, now: number): Message | null {
  const { message, ticket, stoppedReason } = was;
  if (message.status === "sending") return { ...message, status: "undecided" };
  if (message.status !== "queued") return null;
  if (stoppedReason !== null) return failed(message, { code: stoppedReason });
  // Outside the window a template is all that goes.
  if (message.type !== "template" && !isWindowOpen(ticket, now)) {
    return failed(message, { code: "window_closed" });
  }
  if (was.neighbourSending) throw later("send_held", 1000);
  if (was.undecidedAt !== null && now < was.undecidedAt + UNDECIDED_HOLDS_MS) {
    throw later("send_held", was.undecidedAt + UNDECIDED_HOLDS_MS - now);
  }
  const wait = Math.max(
    waitFor(PAIR_PACE, was.pairNextAt, now),
    waitFor(NUMBER_PACE, was.numberNextAt, now),
  );
  if (wait > 0) throw later("send_paced", wait);
  return { ...message, status: "sending", error: null };
}

const failed = (message: Message, error: MessageError): Message => ({ ...message, status: "failed", error });
const later = (code: string, ms: number) =>
  limited(code, "It is not this message's turn yet", { retryAfter: ms / 1000 });
