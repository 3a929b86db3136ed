/**
 * GET /messages/:id: one message and what can be done about it.
 *
 * Looking at it is not reading it: nothing is reported, as with a preview.
 */

import { canWrite } from "../../../components/Counter.tsx";
import { MessagePage } from "../../../components/pages/MessagePage.tsx";
import { scopeOf } from "../../../core/tickets/mod.ts";
import { canServeTicket } from "../../../core/tickets/ticket_policy.ts";
import { page } from "../../../web/mod.ts";
import { define } from "../../_state.ts";
import { messageOf, ticketOf } from "./_message.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const message = await messageOf(ctx);
    return page({ message, ticket: await ticketOf(ctx, message) });
  },
});

export default define.page<typeof handler>(({ data: { message, ticket }, state, ctx }) => {
  const { viewer, core, reader, refusal } = state;
  const now = core.now();
  ctx.sheet = "thread";
  ctx.title = `${reader.t("message_title")} · ${reader.t("app_name")}`;
  return (
    <MessagePage
      message={message}
      ticket={ticket}
      viewerId={viewer.id}
      writes={canWrite({ ticket, viewer, now })}
      serves={canServeTicket(viewer, scopeOf(ticket))}
      refusal={refusal}
      now={now}
    />
  );
});
