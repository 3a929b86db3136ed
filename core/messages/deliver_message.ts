/**
 * Sending a queued message: its file first, then commit `sending`, then the call, then the record.
 *
 * It is tried again by itself only when it surely did not reach the customer: no
 * connection came about, or Meta refused in a class that says "later". After a
 * time-out nobody knows; the message is undecided until a status webhook bearing
 * its id settles it, or a person does.
 */

import type { Core } from "../core.ts";
import { unavailable } from "../errors.ts";
import type { MediaFiles } from "../media/media.ts";
import { beginSending } from "./begin_sending.ts";
import type { Channel, SendOutcome } from "./channel.ts";
import { metasWamid } from "./inbound_keys.ts";
import { outgoingOf } from "./outgoing_of.ts";
import { recordAccepted, recordNotSent } from "./record_delivery.ts";
import { retryDelay } from "./retry_delay.ts";
import { uploadFile } from "./upload_file.ts";

/** Which message, by which way, and how often it has been tried (this one included). */
export interface DeliverMessage {
  readonly messageId: string;
  readonly channel: Channel;
  readonly files: MediaFiles;
  readonly attempt: number;
}

/**
 * Sends a queued message; one that has been dealt with is left alone. Refuses `message_not_found`,
 * `send_held` and `send_paced` (limited: not its turn), `send_failed` (unavailable: try again); `retryAfter` says when, in seconds.
 */
export async function deliverMessage(
  core: Core,
  { messageId, channel, files, attempt }: DeliverMessage,
): Promise<void> {
  const mediaId = await uploadFile(core, { messageId, channel, files, attempt });
  const outgoing = await beginSending(core, messageId);
  if (!outgoing) return;
  const { message, phoneNumberId, accessToken, recipient } = outgoing;
  // It became possible to send it only after its file was looked at.
  if (message.media && mediaId === null) return await again(core, message.id, 1, "file_not_uploaded");
  const outcome = await channel.send({ phoneNumberId, accessToken }, recipient, {
    what: outgoingOf(message, mediaId),
    opaque: message.id,
    ...(message.quote && { replyTo: metasWamid(message.quote.providerId) }),
  });
  core.log.info("message_tried", {
    message: message.id,
    attempt,
    outcome: outcome.kind,
    code: codeOf(outcome),
  });

  if (outcome.kind === "accepted") return await recordAccepted(core, message.id, outcome);
  if (outcome.kind === "unknown") {
    return await recordNotSent(core, message.id, { status: "undecided", error: null, stop: null });
  }
  const delay = retryDelay(outcome, attempt);
  const error = outcome.kind === "refused" ? { code: outcome.code, title: outcome.title } : null;
  if (delay === null) {
    const stop = outcome.kind === "refused" && outcome.action === "stop_channel" ? outcome.code : null;
    return await recordNotSent(core, message.id, { status: "failed", error, stop });
  }
  return await again(core, message.id, delay / 1000, codeOf(outcome));
}

/** Back into the queue, to be tried again in so many seconds. */
async function again(core: Core, messageId: string, retryAfter: number, reason?: string): Promise<never> {
  await recordNotSent(core, messageId, { status: "queued", error: null, stop: null });
  throw unavailable("send_failed", "The message did not leave; it will be tried again", {
    retryAfter,
    reason,
  });
}

function codeOf(outcome: SendOutcome): string | undefined {
  if (outcome.kind === "refused") return outcome.code;
  return outcome.kind === "accepted" ? undefined : outcome.reason;
}
