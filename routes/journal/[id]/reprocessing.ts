/** POST /journal/:id/reprocessing: that delivery is decided once more. */

import { reprocessKept } from "../../../core/messages/mod.ts";
import { parseWebhook } from "../../../core/whatsapp/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { deliveryId } from "./_delivery.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, journal, viewer } = ctx.state;
    await reprocessKept(core, { journal, parse: parseWebhook, viewer, deliveryId: deliveryId(ctx) });
    return done(ctx, `/journal/${deliveryId(ctx)}?saved=reprocessed`);
  },
}, { back: (ctx) => `/journal/${deliveryId(ctx)}` });
