/**
 * /tickets/:id/template: GET the picker, then the chosen template's form and its
 * preview; POST sends it. What goes outside of the service window goes here.
 */

import { TemplateForm } from "../../../components/composer/TemplateForm.tsx";
import { TemplatePicker } from "../../../components/composer/TemplatePicker.tsx";
import { SendPage } from "../../../components/pages/SendPage.tsx";
import { sendMessage } from "../../../core/messages/mod.ts";
import { getVisibleTicket } from "../../../core/tickets/mod.ts";
import { requirePermission } from "../../../core/users/user_policy.ts";
import { page } from "../../../web/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { templateOf, templatesFor } from "../../_template_order.ts";
import { ticketOf } from "./_ticket.ts";
import { UPLOAD_LIMIT } from "./_upload.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer, refusal } = ctx.state;
    requirePermission(viewer, "templates");
    const ticket = await getVisibleTicket(core, ticketOf(ctx).ticketId, viewer);
    const typed = refusal?.form ?? Object.fromEntries(ctx.url.searchParams);
    const picker = await templatesFor(core, ticket.connection.id, typed);
    return page({ ...picker, typed, messageId: core.newId("message") });
  },
  async POST(ctx) {
    const { core, viewer: author } = ctx.state;
    const { ticketId, path } = ticketOf(ctx);
    const form = await ctx.form();
    const body = await templateOf(ctx.state, form);
    await sendMessage(core, { id: form.text("id") || undefined, ticketId, author, body });
    return done(ctx, path);
  },
}, { back: (ctx) => `${ticketOf(ctx).path}/template`, uploadLimit: UPLOAD_LIMIT });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  const { path } = ticketOf(ctx);
  const { chosen, typed, messageId, ...picker } = data;
  const title = state.reader.t("template_title");
  ctx.title = title;
  ctx.sheet = "send";
  const common = { action: `${path}/template`, kept: {} };
  return (
    <SendPage title={title} backHref={path} refusal={state.refusal}>
      {chosen
        ? <TemplateForm {...common} template={chosen} typed={typed} messageId={messageId} />
        : <TemplatePicker {...common} {...picker} />}
    </SendPage>
  );
});
