/**
 * The job `reaction.send`: our reaction to a message, as it is by now, to Meta.
 *
 * Meta keeps one reaction of ours to a message, so sending it twice does no harm
 * and whatever nobody knows is tried again. One that is refused for good is taken
 * off the screens, and a line says so.
 */

import { openSecrets } from "../connections/mod.ts";
import type { Core } from "../core.ts";
import { unavailable } from "../errors.ts";
import { aSystemLine, insertMessages } from "../threads/mod.ts";
import { scopeOf } from "../tickets/mod.ts";
import type { Channel } from "./channel.ts";
import { metasWamid } from "./inbound_keys.ts";
import { reactionsTo, withOurs, writeReaction } from "./react_to_message.ts";
import { retryDelay } from "./retry_delay.ts";
import { findMessageInTicket, findOutgoing } from "./send_store.ts";

/** To which message, by which way, and how often it has been tried (this time included). */
export interface SendReaction {
  readonly messageId: string;
  readonly channel: Pick<Channel, "send">;
  readonly attempt: number;
}

/** Sends our reaction; refuses `reaction_send_failed` (unavailable: try again). */
export async function sendReaction(
  core: Core,
  { messageId, channel, attempt }: SendReaction,
): Promise<void> {
  const was = await findOutgoing(core.db.primary, messageId);
  if (!was || was.message.providerId === null) return;
  const { message, recipient, phoneNumberId, stoppedReason } = was;
  const ours = (await reactionsTo(core.db.primary, message)).find(({ actor }) => actor === "us");
  if (!ours) return;
  if (stoppedReason !== null) return await withdrawReaction(core, messageId, stoppedReason);
  const { accessToken } = await openSecrets(core, message.connectionId);
  const outcome = await channel.send({ phoneNumberId, accessToken }, recipient, {
    what: { type: "reaction", targetId: metasWamid(ours.providerId), emoji: ours.emoji },
    opaque: `reaction:${messageId}`,
  });
  core.log.info("reaction_tried", { message: messageId, attempt, outcome: outcome.kind });
  if (outcome.kind === "accepted") return;
  const delay = retryDelay(
    outcome.kind === "unknown" ? { ...outcome, kind: "unreachable" } : outcome,
    attempt,
  );
  if (delay !== null) {
    throw unavailable("reaction_send_failed", "The reaction did not leave; it will be tried again", {
      retryAfter: delay / 1000,
    });
  }
  await withdrawReaction(core, messageId, outcome.kind === "refused" ? outcome.code : "send_broken");
}

/** Takes our reaction off again and says why in a line for the team. */
export function withdrawReaction(core: Core, messageId: string, code = "send_broken"): Promise<void> {
  return core.decide(async () => {
    const was = await findMessageInTicket(core.db.primary, messageId);
    if (!was) return;
    const rows = await reactionsTo(core.db.primary, was.message);
    const ours = rows.find(({ actor }) => actor === "us");
    // Taking it back was what Meta refused: here it is gone already.
    if (!ours || ours.emoji === "") return;
    const { ticket } = was;
    const now = core.now();
    const [message, row] = withOurs(was.message, rows, "", now);
    const line = aSystemLine({
      id: core.newId("message"),
      ticket,
      code: "reaction_failed",
      values: { emoji: ours.emoji, code },
      sentBy: null,
      now,
    });
    await core.commit((unit) => {
      writeReaction(unit, was, message, row, null);
      insertMessages(unit, [line], now);
      const before = scopeOf(ticket);
      unit.emit({
        name: "message.noted",
        ticketId: ticket.id,
        before,
        after: ticket,
        message: line,
        by: null,
      });
    });
  });
}
