/** /tickets/:id/contact_card: GET the form with a search of contacts, POST sends the card of one, or a typed one. */

import { ContactCardForm } from "../../../components/composer/ContactCardForm.tsx";
import { SendPage } from "../../../components/pages/SendPage.tsx";
import { getContact } from "../../../core/contacts/mod.ts";
import type { ContactCard } from "../../../core/messages/content.ts";
import { sendMessage } from "../../../core/messages/mod.ts";
import { getVisibleTicket } from "../../../core/tickets/mod.ts";
import { type Context, page } from "../../../web/mod.ts";
import { findPeople } from "../../_people.ts";
import { done } from "../../_replies.ts";
import { define, type State } from "../../_state.ts";
import { ticketOf } from "./_ticket.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer } = ctx.state;
    await getVisibleTicket(core, ticketOf(ctx).ticketId, viewer);
    const search = ctx.url.searchParams.get("q") ?? "";
    const found = (await findPeople(core, viewer, search)).filter(({ phone }) => phone !== null);
    return page({ messageId: core.newId("message"), search, found });
  },
  async POST(ctx) {
    const { core, viewer: author } = ctx.state;
    const { ticketId, path } = ticketOf(ctx);
    const form = await ctx.form();
    const cards = [await cardOf(ctx)];
    const id = form.text("id") || undefined;
    await sendMessage(core, { id, ticketId, author, body: { type: "contacts", cards } });
    return done(ctx, path);
  },
}, { back: (ctx) => `${ticketOf(ctx).path}/contact_card` });

async function cardOf(ctx: Context<State>): Promise<ContactCard> {
  const form = await ctx.form();
  const { core, viewer } = ctx.state;
  const known = form.text("contact");
  if (known) {
    const { name, phone, waId } = await getContact(core, known, viewer);
    const phones = phone ? [{ phone, ...(waId && { waId }), type: "CELL" }] : [];
    return { ...(name && { name, firstName: name }), phones };
  }
  const [name, phone, email, organisation] = ["name", "phone", "email", "company"]
    .map((field) => form.text(field).trim());
  return {
    ...(name && { name, firstName: name }),
    ...(phone && { phones: [{ phone, type: "CELL" }] }),
    ...(email && { emails: [{ email, type: "WORK" }] }),
    ...(organisation && { organisation }),
  };
}

export default define.page<typeof handler>(({ data, state, ctx }) => {
  const { path } = ticketOf(ctx);
  const title = state.reader.t("card_title");
  ctx.title = title;
  ctx.sheet = "send";
  return (
    <SendPage title={title} backHref={path} refusal={state.refusal}>
      <ContactCardForm {...data} action={`${path}/contact_card`} typed={state.refusal?.form ?? {}} />
    </SendPage>
  );
});
