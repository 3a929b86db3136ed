/** /settings/general: the company's name, time zone and language. */

import { GeneralPage } from "../../components/pages/settings/GeneralPage.tsx";
import { changeSettings, loadTextSettings } from "../../core/texts/mod.ts";
import { page } from "../../web/mod.ts";
import { done } from "../_replies.ts";
import { define } from "../_state.ts";

const PATH = "/settings/general";

export const handler = define.handlers({
  async GET(ctx) {
    return page({
      settings: await loadTextSettings(ctx.state.core),
      saved: ctx.url.searchParams.get("saved"),
    });
  },
  async POST(ctx) {
    const form = await ctx.form();
    await changeSettings(ctx.state.core, {
      companyName: form.text("company_name"),
      timeZone: form.text("time_zone"),
      language: form.text("language"),
      by: ctx.state.viewer.id,
    });
    return done(ctx, `${PATH}?saved=changes`);
  },
}, { back: () => PATH });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = state.reader.t("general");
  return <GeneralPage {...data} refusal={state.refusal} />;
});
