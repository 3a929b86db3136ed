/**
 * The job `receipt.send`: tells Meta that a customer's message has been read and,
 * with `typing`, that an answer is being typed.
 *
 * It may be lost and it may be sent twice; what it must not do is come late: a
 * customer who sees "typing" long after nobody does is misled.
 */

import { openSecrets } from "../connections/mod.ts";
import type { Core } from "../core.ts";
import { unavailable } from "../errors.ts";
import { saveMarked } from "../threads/mod.ts";
import type { Channel } from "./channel.ts";
import { metasWamid } from "./inbound_keys.ts";
import { retryDelay } from "./retry_delay.ts";
import { findOutgoing } from "./send_store.ts";

/** Of which message, by which way, asked for when, and how often it has been tried (this time included). */
export interface SendReceipt {
  readonly messageId: string;
  readonly typing: boolean;
  readonly channel: Pick<Channel, "markRead">;
  readonly askedAt: number;
  readonly attempt: number;
}

/** How old the news that somebody types may be. */
const TYPING_FRESH_MS = 10_000;
/** A receipt is no message: it is not insisted on. */
const TRIES = 5;

/** Marks a message as read; refuses `receipt_send_failed` (unavailable: try again). */
export async function sendReceipt(
  core: Core,
  { messageId, typing, channel, askedAt, attempt }: SendReceipt,
): Promise<void> {
  const was = await findOutgoing(core.db.primary, messageId);
  if (!was || was.message.providerId === null || was.stoppedReason !== null) return;
  const fresh = core.now() - askedAt <= TYPING_FRESH_MS;
  if (typing && !fresh) return;
  const { accessToken } = await openSecrets(core, was.message.connectionId);
  const outcome = await channel.markRead({ phoneNumberId: was.phoneNumberId, accessToken }, {
    providerId: metasWamid(was.message.providerId),
    typing,
  });
  if (outcome.kind === "done") {
    await core.commit((unit) => saveMarked(unit, messageId));
    return;
  }
  const code = outcome.kind === "refused" ? outcome.code : outcome.reason;
  core.log.info("receipt_not_taken", { message: messageId, attempt, code });
  const delay = retryDelay(
    outcome.kind === "unknown" ? { ...outcome, kind: "unreachable" } : outcome,
    attempt,
  );
  if (typing || delay === null || attempt >= TRIES) return;
  throw unavailable("receipt_send_failed", "The receipt did not leave; it will be tried again", {
    retryAfter: delay / 1000,
  });
}
