/**
 * The composer with a keyboard's habits: Enter sends where there is a real keyboard,
 * Shift+Enter makes a line; the field grows with what is written; the draft is kept.
 *
 * Files, voice and emoji come with chunks of their own, fetched when first asked
 * for: an agent who only writes never pays for them.
 */

import type { FunctionComponent, RefObject } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { Composer } from "../../components/Composer.tsx";
import type { Quoted } from "../../components/composer/Quoting.tsx";
import type { SignatureMode } from "../../core/connections/connection.ts";
import type { Viewer } from "../../core/users/user.ts";
import type { Said } from "./outbox.ts";
import type { Tray } from "./open_tray.tsx";
import type { RecorderProps } from "./Recorder.tsx";
import { saysTyping } from "./says_typing.ts";
import { useDraft } from "./use_draft.ts";

/** What the composer is drawn from. */
export interface ConversationComposerProps {
  viewer: Viewer;
  ticketId: string;
  messageId: string;
  /** What to begin with. */
  draft: string;
  /** What of it the server has. */
  saved: string;
  quoted: Quoted | null;
  onUnquote: () => void;
  signatureMode: SignatureMode;
  field: RefObject<HTMLTextAreaElement | null>;
  onSend: (said: Said) => void;
  onEmoji: () => void;
  /** What could not be done, in words. */
  onTrouble: (words: string) => void;
}

/** Draws the composer. */
export function ConversationComposer(props: ConversationComposerProps) {
  const { viewer, ticketId, messageId, draft, saved, quoted, field, onSend, onTrouble } = props;
  const { changed, sent } = useDraft(viewer.id, ticketId, field, saved);
  const [alive, setAlive] = useState(false);
  const [tray, setTray] = useState<Tray | null>(null);
  const [, redraw] = useState(0);
  const [recorder, setRecorder] = useState<{ Recorder: FunctionComponent<RecorderProps> } | null>(null);
  const signKey = `sign ${viewer.id}`;

  const grow = () => {
    const { current } = field;
    if (!current || CSS.supports("field-sizing", "content")) return;
    current.style.height = "auto";
    current.style.height = `${current.scrollHeight}px`;
  };
  useLayoutEffect(grow, []);
  const signBox = () => field.current?.form?.querySelector<HTMLInputElement>("input[name=signed]");
  const send = (said: Said) => onSend({ ...said, signed: signBox()?.checked ?? false });

  async function pick(files: Iterable<File>) {
    const picked = [...files];
    if (picked.length === 0) return;
    const now = tray ?? (await import("./open_tray.tsx")).openTray(() => redraw((count) => count + 1));
    now.add(picked);
    setTray(now);
    field.current?.focus();
  }

  const record = async () => setRecorder(await import("./Recorder.tsx"));
  function recorded() {
    setRecorder(null);
    field.current?.focus();
  }

  useEffect(() => {
    setAlive(true);
    const box = signBox();
    if (box && !box.disabled) box.checked = localStorage.getItem(signKey) === "1";
  }, []);
  useEffect(() => {
    const drop = (drag: DragEvent) => pick(drag.dataTransfer?.files ?? []);
    addEventListener("drop", drop);
    return () => removeEventListener("drop", drop);
  });

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const { current } = field;
    if (!current) return;
    const text = current.value.trim();
    const said = tray ? await tray.take(text) : text ? [{ text }] : [];
    if (said.length === 0) return;
    said.forEach((one, i) => send({ ...one, quoted: i === 0 ? quoted : null }));
    if (!tray?.items.length) setTray(null);
    current.value = "";
    sent();
    grow();
    current.focus();
  }

  function press(event: KeyboardEvent) {
    if (event.key === "Escape" && quoted) return props.onUnquote();
    const desk = matchMedia("(hover:hover) and (pointer:fine)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !desk) return;
    event.preventDefault();
    field.current?.form?.requestSubmit();
  }

  return (
    <Composer
      viewer={viewer}
      ticketId={ticketId}
      messageId={messageId}
      draft={draft}
      quoted={quoted}
      signatureMode={props.signatureMode}
      signed={false}
      field={field}
      tray={tray?.items.length ? <tray.View /> : null}
      instead={recorder && (
        <recorder.Recorder
          onCancel={recorded}
          onTrouble={(words) => {
            recorded();
            onTrouble(words);
          }}
          onDone={(file) => {
            recorded();
            send({ text: "", quoted, file });
          }}
        />
      )}
      onSubmit={submit}
      onKeyDown={press}
      onPaste={(paste) => pick(paste.clipboardData?.files ?? [])}
      onPick={(change) => {
        if (!(change.currentTarget instanceof HTMLInputElement)) return;
        const { currentTarget: input } = change;
        pick(input.files ?? []);
        input.value = "";
        input.closest("details")?.removeAttribute("open");
      }}
      onSign={(change) => {
        if (change.currentTarget instanceof HTMLInputElement) {
          localStorage.setItem(signKey, change.currentTarget.checked ? "1" : "0");
        }
      }}
      onEmoji={alive ? props.onEmoji : undefined}
      onRecord={alive && "MediaRecorder" in globalThis ? record : undefined}
      onUnquote={(click) => {
        click.preventDefault();
        props.onUnquote();
      }}
      onInput={() => {
        grow();
        changed();
        saysTyping(ticketId);
      }}
    />
  );
}
