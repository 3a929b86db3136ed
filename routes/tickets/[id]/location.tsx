/** /tickets/:id/location: GET the form, POST sends a place. */

import { LocationForm } from "../../../components/composer/LocationForm.tsx";
import { SendPage } from "../../../components/pages/SendPage.tsx";
import { sendMessage } from "../../../core/messages/mod.ts";
import { getVisibleTicket } from "../../../core/tickets/mod.ts";
import { page } from "../../../web/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { placeOf } from "./_place.ts";
import { ticketOf } from "./_ticket.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer } = ctx.state;
    await getVisibleTicket(core, ticketOf(ctx).ticketId, viewer);
    return page({ messageId: core.newId("message") });
  },
  async POST(ctx) {
    const { core, viewer: author } = ctx.state;
    const { ticketId, path } = ticketOf(ctx);
    const form = await ctx.form();
    const location = placeOf((name) => form.text(name));
    const id = form.text("id") || undefined;
    await sendMessage(core, { id, ticketId, author, body: { type: "location", location } });
    return done(ctx, path);
  },
}, { back: (ctx) => `${ticketOf(ctx).path}/location` });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  const { path } = ticketOf(ctx);
  const title = state.reader.t("location_title");
  ctx.title = title;
  ctx.sheet = "send";
  return (
    <SendPage title={title} backHref={path} refusal={state.refusal}>
      <LocationForm
        action={`${path}/location`}
        messageId={data.messageId}
        typed={state.refusal?.form ?? {}}
      />
    </SendPage>
  );
});
