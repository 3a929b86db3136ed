/**
 * Sending a message again that failed, or of which nobody knows; and saying, in
 * the latter case, that the customer has it.
 *
 * The danger is a message that the customer gets twice: of an undecided one only
 * a person may say that it did not arrive, so it is they who are written down.
 */

import type { Core } from "../core.ts";
import { conflict } from "../errors.ts";
import { isWindowOpen, requireAttending, requireMayServe } from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import { requirePermission } from "../users/user_policy.ts";
import { type Message, sendOrderKey } from "./message.ts";
import { getVisibleMessage } from "./require_served.ts";
import { updateMessage } from "./update_message.ts";
import { saveUpload } from "./upload_store.ts";

/** Which message, and who says so. */
export interface OfMessage {
  readonly messageId: string;
  readonly viewer: Viewer;
}

/**
 * Queues a failed or undecided message again; one that is on its way already is a success. Refuses
 * `message_not_found`, `ticket_not_yours`, `ticket_not_attending`, `window_closed`, `message_not_resendable`.
 */
export function resendMessage(core: Core, { messageId, viewer }: OfMessage): Promise<Message> {
  return core.decide(async (db) => {
    const was = await getVisibleMessage(db, messageId, viewer);
    const { message: known, ticket } = was;
    requireMayServe(viewer, ticket);
    if (known.status === "queued" || known.status === "sending") return known;
    if (known.status !== "failed" && known.status !== "undecided") {
      throw conflict("message_not_resendable", "This message needs no second try", { status: known.status });
    }
    requireAttending(ticket);
    const now = core.now();
    if (known.type === "template") requirePermission(viewer, "templates");
    else if (!isWindowOpen(ticket, now)) {
      throw conflict("window_closed", "The 24-hour service window is closed", {
        closedAt: ticket.windowClosesAt,
      });
    }
    const message: Message = { ...known, status: "queued", providerId: null, error: null };
    await core.commit((unit) => {
      updateMessage(unit, message, { was, now, by: viewer.id });
      // Its file may be what was wrong.
      if (known.media) saveUpload(unit, messageId, null, now);
      unit.enqueue({
        kind: "message.send",
        args: { messageId },
        // No unique key: the job that failed may not have ended yet, and would swallow this one.
        orderKey: sendOrderKey(message),
      });
      unit.audit({ verb: "message.resend", on: messageId, by: viewer.id, details: { was: known.status } });
    });
    return message;
  });
}

/**
 * Says that an undecided message has arrived; one that Meta has said so of already is a success. Refuses
 * `message_not_found`, `ticket_not_yours`, `message_not_undecided`.
 */
export function settleMessage(core: Core, { messageId, viewer }: OfMessage): Promise<Message> {
  return core.decide(async (db) => {
    const was = await getVisibleMessage(db, messageId, viewer);
    requireMayServe(viewer, was.ticket);
    const { status } = was.message;
    if (["sent", "delivered", "read", "played"].includes(status)) return was.message;
    if (status !== "undecided") {
      throw conflict("message_not_undecided", "What became of this message is known", { status });
    }
    const message: Message = { ...was.message, status: "sent", error: null };
    await core.commit((unit) => {
      updateMessage(unit, message, { was, now: core.now(), by: viewer.id });
      unit.audit({ verb: "message.settle", on: messageId, by: viewer.id });
    });
    return message;
  });
}
