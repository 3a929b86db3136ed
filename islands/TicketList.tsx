/**
 * The ticket list an agent keeps open all day.
 *
 * It hydrates from the very state the server painted, then folds live events into
 * it, so a row never looks other than a reload would show it. J and K walk along
 * the rows; Enter opens one, being a link. It also says when the line is down, in a
 * place of the page outside of the list.
 */

import { render } from "preact";
import { useContext, useEffect } from "preact/hooks";
import { type PackedInbox, unpackInbox } from "../components/inbox_codec.ts";
import { OfflineStrip } from "../components/OfflineStrip.tsx";
import { PaintedInbox } from "../components/painted_inbox.ts";
import { listPath } from "../components/paths.ts";
import { TicketListView } from "../components/TicketListView.tsx";
import { foldInbox, type InboxState } from "../core/inbox/inbox.ts";
import { followEvents } from "./lib/follow_events.ts";
import { loadState } from "./lib/load_state.ts";
import { readRows } from "./lib/read_rows.ts";
import { rememberScripts } from "./lib/remember_scripts.ts";
import { isTyping } from "./lib/typing.ts";
import { useLive } from "./lib/use_live.ts";
import { useNow } from "./lib/use_now.ts";

/** What the list is hydrated from. */
export interface TicketListProps {
  packed: PackedInbox;
  openId: string | null;
  further: boolean;
  now: number;
}

/** The list pane, kept alive. */
export default function TicketList({ packed, openId, further, now: drawnAt }: TicketListProps) {
  const painted = useContext(PaintedInbox);
  const inbox = useLive<InboxState>(() => painted ?? unpackInbox(packed, readRows()));
  const online = useLive(() => true);
  const now = useNow(drawnAt);

  const load = async (cursor: string | null) => {
    const news = await loadState<PackedInbox>(listPath(packed.filter, cursor));
    return news && unpackInbox(news);
  };

  useEffect(() => {
    rememberScripts();
    addEventListener("keydown", walk);
    const stop = followEvents(packed.lastSeq, async (event) => {
      if (event.name !== "reset") inbox.value = foldInbox(inbox.value, event);
      else inbox.value = await load(null) ?? inbox.value;
    }, { viewerId: packed.viewer.id, onState: (now) => online.value = now });
    return () => {
      removeEventListener("keydown", walk);
      stop();
    };
  }, []);

  useEffect(() => {
    const strip = document.getElementById("line");
    if (strip) render(online.value ? null : <OfflineStrip />, strip);
  }, [online.value]);

  // Older tickets come as the end of the list comes near; the link does the same by hand and without scripts.
  useEffect(() => {
    const link = document.querySelector(".rows > ul ~ .more");
    if (!link) return;
    const near = new IntersectionObserver(([end]) => end?.isIntersecting && void more(), {
      rootMargin: "200px",
    });
    near.observe(link);
    return () => near.disconnect();
  }, [inbox.value.nextCursor]);

  async function more(click?: MouseEvent) {
    click?.preventDefault();
    const { nextCursor } = inbox.value;
    const next = nextCursor && await load(nextCursor);
    // A second call may have been faster.
    if (!next || inbox.value.nextCursor !== nextCursor) return;
    const shown = inbox.value;
    const known = new Set(shown.tickets.map(({ id }) => id));
    const tickets = [...shown.tickets, ...next.tickets.filter(({ id }) => !known.has(id))];
    // What happened meanwhile is folded by the stream from the older number on.
    inbox.value = { ...shown, tickets, nextCursor: next.nextCursor };
  }

  return <TicketListView inbox={inbox.value} openId={openId} further={further} now={now} onMore={more} />;
}

function walk(event: KeyboardEvent) {
  const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
  if (!step || isTyping(event)) return;
  const rows = [...document.querySelectorAll<HTMLElement>(".row")];
  const at = rows.findIndex((row) => row === document.activeElement);
  const from = at >= 0 ? at : rows.findIndex((row) => row.hasAttribute("aria-current"));
  rows[Math.max(0, Math.min(rows.length - 1, from + step))]?.focus();
}
