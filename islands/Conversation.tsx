/**
 * One open thread, alive: news is folded in, changes go out without a page load.
 *
 * Every change is the very form the server drew. Only the sender's own bubble is
 * shown before the server knows it; everything else waits for its event, so that
 * the screen never claims what has not happened.
 */

import { useEffect, useMemo, useReducer, useRef } from "preact/hooks";
import type { Quoted } from "../components/composer/Quoting.tsx";
import { canWrite } from "../components/Counter.tsx";
import { contactText } from "../components/names.ts";
import { learnTexts, useReader } from "../components/reader.ts";
import type { Refusal } from "../components/refusal.ts";
import { ThreadView } from "../components/ThreadView.tsx";
import { Announcer } from "./lib/Announcer.tsx";
import { ConversationComposer } from "./lib/ConversationComposer.tsx";
import { LatestPill } from "./lib/LatestPill.tsx";
import { loadRare } from "./lib/load_rare.ts";
import { openOutbox } from "./lib/outbox.ts";
import { submitForm } from "./lib/submit_form.ts";
import { UnsentBubbles } from "./lib/UnsentBubbles.tsx";
import { actsOn } from "./lib/use_acts.ts";
import { useDrops } from "./lib/use_drops.ts";
import { useLive } from "./lib/use_live.ts";
import { useOverlays } from "./lib/use_overlays.tsx";
import { useNow } from "./lib/use_now.ts";
import { usePlayers } from "./lib/use_players.ts";
import { useReading } from "./lib/use_reading.ts";
import { useStick } from "./lib/use_stick.ts";
import { type LoadedThread, useThread } from "./lib/use_thread.ts";
import { useThreadKeys } from "./lib/use_thread_keys.ts";

/** What the thread is hydrated from. */
export interface ConversationProps {
  initial: LoadedThread;
  listHref: string;
  /** What was refused before this page was drawn. */
  refused: Refusal | null;
  messageId: string;
  /** The first message that had not been read; null: all were. */
  newFrom: string | null;
  /** What was to be answered when this page was drawn. */
  quoted: Quoted | null;
  now: number;
}

/** What must be there before the page is taken over: how its rare kinds of messages are drawn. */
export const ready = ({ initial }: ConversationProps): Promise<void> | null => loadRare(initial.messages);

/** The thread pane, kept alive. */
export default function Conversation(
  { initial, listHref, refused, messageId, newFrom, quoted, now: drawnAt }: ConversationProps,
) {
  const reader = useReader();
  useMemo(() => learnTexts(initial.words), []);
  const now = useNow(drawnAt);
  const [, redraw] = useReducer((count: number, _: void) => count + 1, 0);
  const refusal = useLive(() => refused);
  const field = useRef<HTMLTextAreaElement>(null);
  const { thread, load, expect, older } = useThread(initial, () => outbox?.pump());
  const outbox = useMemo(
    () =>
      typeof document === "undefined"
        ? null
        : openOutbox(initial.viewer.id, initial.ticket.id, redraw, expect),
    [],
  );
  const state = thread.value;
  const { ticket, viewer, messages } = state;
  // Never beside its own event's bubble, not even for the moment until it is dropped below.
  const unsent = (outbox?.unsent ?? []).filter(({ id }) => !messages.some((message) => message.id === id));
  const writable = canWrite({ ticket, viewer, now });
  const say = (text: string) => refusal.value = { code: "", text, details: {}, form: {} };
  const overlays = useOverlays({ field, first: quoted, now: () => thread.value, expect, onTrouble: say });
  const stick = useStick(unsent.at(-1)?.id ?? messages.at(-1)?.id, () => {
    if (thread.value.olderCursor !== null) older();
  });
  const press = actsOn({
    ticketId: ticket.id,
    find: (id) => thread.value.messages.find((message) => message.id === id),
    older,
    writes: writable,
    onSubmit: submit,
  });
  usePlayers(stick.pane, messages);
  useReading(state);
  useDrops(writable);
  useThreadKeys(field);

  useEffect(() => {
    outbox?.drop((id) => messages.some((message) => message.id === id));
  }, [messages, unsent.length]);
  useEffect(() => {
    outbox?.pump();
  }, []);

  async function submit(event: SubmitEvent) {
    const reply = await submitForm(event, reader);
    if (!reply) return;
    refusal.value = reply.refusal;
    if (reply.refusal) load();
    else expect(reply.seq);
  }

  return (
    <ThreadView
      ticket={ticket}
      viewer={viewer}
      listHref={listHref}
      messages={messages}
      resendIn={writable ? ticket.id : null}
      olderHref={state.olderCursor && `/tickets/${ticket.id}?before=${encodeURIComponent(state.olderCursor)}`}
      newestHref={null}
      newFrom={newFrom}
      now={now}
      refusal={refusal.value}
      scroller={stick.pane}
      onScroll={stick.onScroll}
      onPress={press}
      onSubmit={submit}
      onResend={submit}
      onOlder={(click) => {
        click.preventDefault();
        older();
      }}
      unsent={outbox && <UnsentBubbles outbox={outbox} unsent={unsent} />}
      floating={
        <>
          <Announcer name={contactText(reader, ticket.contact)} messages={messages} />
          {overlays.panel}
          {stick.away.value && <LatestPill count={stick.news.value} onClick={stick.toEnd} />}
        </>
      }
      composer={
        <ConversationComposer
          viewer={viewer}
          ticketId={ticket.id}
          messageId={messageId}
          draft={refused?.form.text ?? initial.draft}
          saved={initial.draft}
          quoted={overlays.quoted}
          onUnquote={() => overlays.quote(null)}
          signatureMode={state.signatureMode}
          field={field}
          onEmoji={overlays.emoji}
          onTrouble={say}
          onSend={(said) => {
            outbox?.add(said);
            overlays.quote(null);
            refusal.value = null;
            stick.toEnd();
          }}
        />
      }
    />
  );
}
