/** /tickets/:id/interactive: GET the builder of buttons and lists, POST sends what was put together. */

import { INTERACTIVE_KINDS, InteractiveForm } from "../../../components/composer/InteractiveForm.tsx";
import { SendPage } from "../../../components/pages/SendPage.tsx";
import { sendMessage } from "../../../core/messages/mod.ts";
import { getVisibleTicket } from "../../../core/tickets/mod.ts";
import { page } from "../../../web/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { interactiveOf } from "./_interactive.ts";
import { ticketOf } from "./_ticket.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer, refusal } = ctx.state;
    await getVisibleTicket(core, ticketOf(ctx).ticketId, viewer);
    const asked = refusal?.form.kind ?? ctx.url.searchParams.get("kind");
    const [kind] = INTERACTIVE_KINDS.find(([one]) => one === asked) ?? ["buttons" as const];
    return page({ kind, messageId: core.newId("message") });
  },
  async POST(ctx) {
    const { core, viewer: author } = ctx.state;
    const { ticketId, path } = ticketOf(ctx);
    const form = await ctx.form();
    const interactive = interactiveOf((name) => form.text(name));
    await sendMessage(core, {
      id: form.text("id") || undefined,
      ticketId,
      author,
      body: { type: "interactive", body: form.text("body"), interactive },
    });
    return done(ctx, path);
  },
}, { back: (ctx) => `${ticketOf(ctx).path}/interactive` });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  const { path } = ticketOf(ctx);
  const title = state.reader.t("interactive_title");
  ctx.title = title;
  ctx.sheet = "send";
  return (
    <SendPage title={title} backHref={path} refusal={state.refusal}>
      <InteractiveForm {...data} action={`${path}/interactive`} typed={state.refusal?.form ?? {}} />
    </SendPage>
  );
});
