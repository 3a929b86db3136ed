/** /settings/connections/new: connecting a number. Without a verify token of one's own, one is made. */

import { ConnectionNewPage } from "../../../components/pages/settings/ConnectionNewPage.tsx";
import { addConnection } from "../../../core/connections/mod.ts";
import { generatePassword } from "../../../core/users/mod.ts";
import { page } from "../../../web/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";

const PATH = "/settings/connections/new";

export const handler = define.handlers({
  GET: () => page(null),
  async POST(ctx) {
    const form = await ctx.form();
    const { id } = await addConnection(ctx.state.core, {
      name: form.text("name"),
      phoneNumberId: form.text("phone_number_id"),
      wabaId: form.text("waba_id"),
      accessToken: form.text("accessToken"),
      appSecret: form.text("appSecret"),
      verifyToken: form.text("verifyToken").trim() || generatePassword(),
      by: ctx.state.viewer.id,
    });
    return done(ctx, `/settings/connections/${id}?saved=connection`);
  },
}, { back: () => PATH });

export default define.page(({ state, ctx }) => {
  ctx.title = state.reader.t("connection_new");
  return <ConnectionNewPage refusal={state.refusal} />;
});
