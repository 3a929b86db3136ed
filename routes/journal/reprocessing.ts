/** POST /journal/reprocessing: everything that is set aside is decided once more. */

import { reprocessSetAside } from "../../core/messages/mod.ts";
import { parseWebhook } from "../../core/whatsapp/mod.ts";
import { done } from "../_replies.ts";
import { define } from "../_state.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core, journal, viewer } = ctx.state;
    const { failed } = await reprocessSetAside(core, { journal, parse: parseWebhook, viewer });
    return done(ctx, failed === 0 ? "/journal?saved=reprocessed_all" : "/journal?saved=reprocessed_some");
  },
}, { back: () => "/journal" });
