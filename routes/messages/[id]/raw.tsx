/** GET /messages/:id/raw: all of what WhatsApp sent of a kind that nobody knows; a bubble shows its beginning. */

import { MessageFrame } from "../../../components/pages/MessagePage.tsx";
import { notFound } from "../../../core/errors.ts";
import { page } from "../../../web/mod.ts";
import { define } from "../../_state.ts";
import { messageOf } from "./_message.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { id, ticketId, content } = await messageOf(ctx);
    if (content?.kind !== "unknown") throw notFound("message_not_found", "This message is of a known kind");
    return page({ id, ticketId, json: JSON.stringify(content.raw, null, 2) });
  },
});

export default define.page<typeof handler>(({ data: { id, ticketId, json }, state: { reader }, ctx }) => {
  ctx.sheet = "thread";
  ctx.title = `${reader.t("raw_title")} · ${reader.t("app_name")}`;
  return (
    <MessageFrame title={reader.t("raw_title")} ticketId={ticketId} messageId={id}>
      <pre class="mono">{json}</pre>
    </MessageFrame>
  );
});
