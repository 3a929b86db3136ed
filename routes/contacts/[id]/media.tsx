/** GET /contacts/:id/media: all files of the threads the viewer sees; `?shelf=` says which kind. */

import { contactText } from "../../../components/names.ts";
import { ContactMediaPage } from "../../../components/pages/contacts/ContactMediaPage.tsx";
import { getContact, listContactMedia, MEDIA_SHELVES } from "../../../core/contacts/mod.ts";
import { page } from "../../../web/mod.ts";
import { define } from "../../_state.ts";
import { contactOf } from "./_contact.ts";

const FILES_PAGE = 40;

export const handler = define.handlers({
  async GET(ctx) {
    const { core, viewer } = ctx.state;
    const { contactId } = contactOf(ctx);
    const { searchParams } = ctx.url;
    const shelf = MEDIA_SHELVES.find((one) => one === searchParams.get("shelf")) ?? "pictures";
    const cursor = searchParams.get("cursor") ?? undefined;
    const contact = await getContact(core, contactId, viewer);
    const files = await listContactMedia(core, { viewer, contactId, shelf, cursor, limit: FILES_PAGE });
    return page({ contact, shelf, page: files });
  },
});

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = `${contactText(state.reader, data.contact)} · ${state.reader.t("media_all")}`;
  return <ContactMediaPage {...data} now={state.core.now()} />;
});
