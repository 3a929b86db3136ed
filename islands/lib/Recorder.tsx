/**
 * Recording a voice note: time and loudness are shown, Esc or the cross throws it
 * away, Enter or the arrow sends it. The server makes a real voice note of it.
 *
 * The danger is a microphone left open: whatever ends this, its tracks are stopped.
 */

import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../components/Icon.tsx";
import { useText } from "../../components/reader.ts";
import type { TextKey } from "../../locales/mod.ts";
import type { UnsentFile } from "./outbox.ts";
import { openMicrophone, type Recording } from "./open_microphone.ts";
import { unsentFile } from "./unsent_file.ts";

/** What becomes of it. */
export interface RecorderProps {
  onDone: (file: UnsentFile) => void;
  onCancel: () => void;
  /** It can't be recorded: why, in words. */
  onTrouble: (words: string) => void;
}

const TROUBLES: Readonly<Record<string, TextKey>> = {
  NotAllowedError: "mic_refused",
  NotFoundError: "mic_missing",
};

/** Draws the recorder, and records. */
export function Recorder({ onDone, onCancel, onTrouble }: RecorderProps) {
  const t = useText();
  const recording = useRef<Recording | null>(null);
  const send = useRef<HTMLButtonElement>(null);
  const [now, setNow] = useState({ seconds: 0, level: 0 });

  useEffect(() => {
    let gone = false;
    openMicrophone().then((opened) => {
      if (gone) return opened.stop();
      recording.current = opened;
      send.current?.focus();
    }, (error: unknown) => {
      if (!gone) onTrouble(t(error instanceof Error ? TROUBLES[error.name] ?? "mic_failed" : "mic_failed"));
    });
    const clock = setInterval(() => {
      const { current } = recording;
      if (current) setNow({ seconds: current.seconds(), level: current.level() });
    }, 100);
    return () => {
      gone = true;
      clearInterval(clock);
      recording.current?.stop();
    };
  }, []);

  async function finish() {
    const { current } = recording;
    if (!current) return;
    const sound = await current.finish();
    if (!sound) return onTrouble(t("mic_failed"));
    const name = `voice.${sound.type.includes("wav") ? "wav" : sound.type.includes("mp4") ? "m4a" : "webm"}`;
    onDone(unsentFile(sound, { name, more: { voice: "1" } }));
  }

  const seconds = Math.floor(now.seconds);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <div
      class="tools recording"
      role="group"
      aria-label={t("recording")}
      onKeyDown={(key) => {
        if (key.key === "Escape") onCancel();
      }}
    >
      <button class="ib" type="button" title={t("discard")} onClick={onCancel}>
        <Icon name="x" label={t("discard")} />
      </button>
      <p class="grow">
        <Icon name="mic" />
        <time role="timer">{time}</time>
        <meter class="grow" min={0} max={1} value={now.level} aria-hidden="true" />
      </p>
      <button class="ib go" type="button" ref={send} title={t("send")} onClick={finish}>
        <Icon name="send" label={t("send_recording")} />
      </button>
    </div>
  );
}
