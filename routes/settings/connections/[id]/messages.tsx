/** /settings/connections/:id/messages: what a connection says by itself; a look at it first, if one wants. */

import {
  type AutomaticDraft,
  AutomaticMessagesPage,
} from "../../../../components/pages/settings/AutomaticMessagesPage.tsx";
import {
  AUTOMATIC_MESSAGES,
  type AutomaticMessage,
  changeAutomaticMessages,
  type Connection,
  getConnection,
  getKeptTexts,
} from "../../../../core/connections/mod.ts";
import { invalid } from "../../../../core/errors.ts";
import { checkTemplate, loadTextSettings, renderText, VARIABLES } from "../../../../core/texts/mod.ts";
import { type Context, type Form, page } from "../../../../web/mod.ts";
import { done } from "../../../_replies.ts";
import { define, type State } from "../../../_state.ts";
import { idOf, pathOf } from "./_connection.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const connection = await getConnection(ctx.state.core, idOf(ctx));
    const kept = await getKeptTexts(ctx.state.core, connection.id);
    const drafts = await draftsOf(ctx, connection, (kind) => ({
      on: kept[kind].on,
      text: kept[kind].text ?? "",
    }));
    return page({ connection, drafts, previewed: false, saved: ctx.url.searchParams.get("saved") });
  },
  async POST(ctx) {
    const form = await ctx.form();
    const { core, viewer } = ctx.state;
    const connection = await getConnection(core, idOf(ctx));
    const texts = {
      greeting: typed(form, "greeting"),
      acceptance: typed(form, "acceptance"),
      farewell: typed(form, "farewell"),
    };
    if (form.has("preview")) {
      const drafts = await draftsOf(ctx, connection, (kind) => ({
        on: isOn(form, kind),
        text: form.text(kind),
      }));
      return page({ connection, drafts, previewed: true, saved: null });
    }
    const off = AUTOMATIC_MESSAGES.filter((kind) => !isOn(form, kind));
    await changeAutomaticMessages(core, { id: connection.id, texts, off, by: viewer.id });
    return done(ctx, `${pathOf(ctx)}/messages?saved=changes`);
  },
}, { back: (ctx) => `${pathOf(ctx)}/messages` });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = state.reader.t("automatic_messages");
  return <AutomaticMessagesPage {...data} variables={VARIABLES} refusal={state.refusal} />;
});

const isOn = (form: Form, kind: AutomaticMessage) => form.has(`${kind}_on`);

/** The text of a message; null: there is none. One that is on has words, and all words have variables that exist. */
function typed(form: Form, kind: AutomaticMessage): string | null {
  const text = form.text(kind).trim();
  if (!text && !isOn(form, kind)) return null;
  if (!text) throw invalid("automatic_text_needed", "A message that is on has a text", { field: kind });
  checkTemplate(text, kind);
  return text;
}

/** The three messages with their previews, worded with example values as today's customers would read them. */
async function draftsOf(
  { state: { core, reader, viewer } }: Context<State>,
  connection: Connection,
  draft: (kind: AutomaticMessage) => Omit<AutomaticDraft, "preview">,
): Promise<Record<AutomaticMessage, AutomaticDraft>> {
  const settings = await loadTextSettings(core);
  const { t } = reader;
  const of = {
    contact: { name: t("example_contact"), phone: "+55 11 90000-0000" },
    agent: { publicName: viewer.publicName },
    department: { name: t("example_department") },
    connection: { name: connection.name },
    ticket: { protocol: "20260302-K7Q2M9" },
    settings,
    now: core.now(),
  };
  const drawn = (kind: AutomaticMessage): AutomaticDraft => {
    const { on, text } = draft(kind);
    return { on, text, preview: text.trim() ? renderText(text, of) : null };
  };
  return { greeting: drawn("greeting"), acceptance: drawn("acceptance"), farewell: drawn("farewell") };
}
