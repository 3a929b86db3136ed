/** /messages/:id/reaction: GET a field for any emoji, POST reacts with one; an empty one takes ours back. */

import { Field } from "../../../components/composer/Field.tsx";
import { Hidden } from "../../../components/composer/Hidden.tsx";
import { SendPage } from "../../../components/pages/SendPage.tsx";
import { reactToMessage } from "../../../core/messages/mod.ts";
import { page } from "../../../web/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { messageOf, threadPath } from "./_message.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return page({ path: threadPath(await messageOf(ctx)) });
  },
  async POST(ctx) {
    const { core, viewer } = ctx.state;
    const message = await messageOf(ctx);
    const emoji = (await ctx.form()).text("emoji").trim();
    await reactToMessage(core, { messageId: message.id, viewer, emoji: emoji || null });
    return done(ctx, threadPath(message));
  },
}, { back: (ctx) => `/messages/${encodeURIComponent(ctx.params.id ?? "")}/reaction` });

export default define.page<typeof handler>(({ data, state, url, ctx }) => {
  const { t } = state.reader;
  ctx.title = t("react_title");
  ctx.sheet = "send";
  return (
    <SendPage title={t("react_title")} backHref={data.path} refusal={state.refusal}>
      <form method="post" action={url.pathname}>
        <Hidden changes of={{}} />
        <Field name="emoji" label={t("react_typed")} value={state.refusal?.form.emoji ?? ""} autofocus />
        <button class="btn go" type="submit">{t("react")}</button>
      </form>
    </SendPage>
  );
});
