/** GET /contacts: those of whom the viewer sees any ticket, newest first; `?q=` searches among them. */

import { ContactsPage } from "../../components/pages/contacts/ContactsPage.tsx";
import { listContacts } from "../../core/contacts/mod.ts";
import { page } from "../../web/mod.ts";
import { define } from "../_state.ts";

const CONTACTS_PAGE = 30;

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer } = ctx.state;
    const search = (ctx.url.searchParams.get("q") ?? "").trim().slice(0, 100);
    const cursor = ctx.url.searchParams.get("cursor") ?? undefined;
    return page({ search, ...await listContacts(core, { viewer, search, cursor, limit: CONTACTS_PAGE }) });
  },
});

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = `${state.reader.t("contacts")} · ${state.reader.t("app_name")}`;
  return <ContactsPage viewer={state.viewer} {...data} />;
});
