/**
 * GET /messages/:id/history: what a message said before it was changed or taken back.
 *
 * The one place that still shows the words of a deleted message: to whoever may see
 * the thread, because an agent may have acted on them.
 */

import { HistoryPage, type Version } from "../../../components/pages/HistoryPage.tsx";
import type { Message } from "../../../core/messages/message.ts";
import { listRevisions } from "../../../core/threads/mod.ts";
import { page } from "../../../web/mod.ts";
import { define } from "../../_state.ts";
import { messageOf } from "./_message.ts";

type Revisions = Awaited<ReturnType<typeof listRevisions>>;

export const handler = define.handlers({
  async GET(ctx) {
    const message = await messageOf(ctx);
    return page({ message, versions: versionsOf(message, await listRevisions(ctx.state.core, message.id)) });
  },
});

function versionsOf({ at, text }: Message, revisions: Revisions): Version[] {
  const [first] = revisions;
  return [
    { at, kind: "first", text: first ? first.wasText : text },
    ...revisions.map(({ at, kind, text }): Version => ({ at, kind, text })),
  ];
}

export default define.page<typeof handler>(({ data, state, ctx }) => {
  const { reader, core } = state;
  ctx.sheet = "thread";
  ctx.title = `${reader.t("history_title")} · ${reader.t("app_name")}`;
  return <HistoryPage {...data} now={core.now()} />;
});
