/** GET /contacts/:id: one contact, as far as the viewer may see it. */

import { contactText } from "../../../components/names.ts";
import { ContactPage } from "../../../components/pages/contacts/ContactPage.tsx";
import { loadContact } from "../../../core/contacts/mod.ts";
import { page } from "../../../web/mod.ts";
import { define } from "../../_state.ts";
import { contactOf } from "./_contact.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer } = ctx.state;
    const { searchParams } = ctx.url;
    return page(
      await loadContact(core, {
        contactId: contactOf(ctx).contactId,
        viewer,
        notesCursor: searchParams.get("notes") ?? undefined,
        ticketsCursor: searchParams.get("tickets") ?? undefined,
      }),
    );
  },
});

export default define.page<typeof handler>(({ data, state, url, ctx }) => {
  ctx.title = `${contactText(state.reader, data.contact)} · ${state.reader.t("app_name")}`;
  return (
    <ContactPage
      viewer={state.viewer}
      screen={data}
      refusal={state.refusal}
      saved={url.searchParams.get("saved")}
      now={state.core.now()}
    />
  );
});
