/**
 * /conversations/new: GET asks step by step (whom, which template, its values), all
 * in the address; POST begins the conversation and leads to its ticket.
 */

import { TemplateForm } from "../../components/composer/TemplateForm.tsx";
import { TemplatePicker } from "../../components/composer/TemplatePicker.tsx";
import { WhomForm } from "../../components/composer/WhomForm.tsx";
import { contactText } from "../../components/names.ts";
import { SendPage } from "../../components/pages/SendPage.tsx";
import { listConnections } from "../../core/connections/mod.ts";
import { getContact } from "../../core/contacts/mod.ts";
import { startConversation } from "../../core/messages/mod.ts";
import { page } from "../../web/mod.ts";
import { findPeople } from "../_people.ts";
import { done } from "../_replies.ts";
import { define } from "../_state.ts";
import { templateOf, templatesFor } from "../_template_order.ts";
import { UPLOAD_LIMIT } from "../tickets/[id]/_upload.ts";

const PATH = "/conversations/new";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer, refusal, reader } = ctx.state;
    const typed = refusal?.form ?? Object.fromEntries(ctx.url.searchParams);
    const connections = (await listConnections(core)).map(({ id, name }) => ({ id, name }));
    const connectionId = connections.find(({ id }) => id === typed.connection)?.id ?? connections[0]?.id ??
      "";
    const { to = "" } = typed;
    const phone = typed.phone || phoneOf(to);
    const contact = typed.contact ? await getContact(core, typed.contact, viewer) : null;
    const kept = {
      connection: connectionId,
      ...(contact ? { contact: contact.id } : phone ? { phone } : {}),
    };
    const whom = contact ? contactText(reader, contact) : phone;
    return page({
      connections,
      connectionId,
      to,
      typed,
      kept,
      whom,
      found: whom ? [] : await findPeople(core, viewer, to),
      picker: await templatesFor(core, connectionId, typed),
      messageId: core.newId("message"),
    });
  },
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const form = await ctx.form();
    const contactId = form.text("contact");
    const { ticketId } = await startConversation(core, {
      viewer,
      connectionId: form.text("connection"),
      to: contactId ? { contactId } : { phone: form.text("phone") },
      id: form.text("id") || undefined,
      body: await templateOf(ctx.state, form),
    });
    return done(ctx, `/tickets/${ticketId}`);
  },
}, { back: () => PATH, uploadLimit: UPLOAD_LIMIT });

/** A phone if it looks like one: digits with the country's code. */
function phoneOf(to: string): string {
  const digits = to.replace(/[\s().-]/g, "");
  return /^\+?\d{8,15}$/.test(digits) ? digits : "";
}

export default define.page<typeof handler>(({ data, state, ctx }) => {
  const { t } = state.reader;
  const { connections, connectionId, to, found, typed, kept, whom, picker, messageId } = data;
  const { chosen, ...choice } = picker;
  ctx.title = t("new_conversation");
  ctx.sheet = "send";
  return (
    <SendPage title={t("new_conversation")} backHref="/tickets" refusal={state.refusal}>
      {whom && (
        <section>
          <p>
            {t("new_conversation_with", { name: whom })}{" "}
            <a href={`${PATH}?connection=${encodeURIComponent(connectionId)}`}>{t("change")}</a>
          </p>
        </section>
      )}
      {!whom
        ? (
          <WhomForm
            action={PATH}
            connections={connections}
            connectionId={connectionId}
            to={to}
            found={found}
          />
        )
        : chosen
        ? <TemplateForm action={PATH} kept={kept} template={chosen} typed={typed} messageId={messageId} />
        : <TemplatePicker action={PATH} kept={kept} {...choice} />}
    </SendPage>
  );
});
