/**
 * Where an answer is written: a form that works as it is, files and quote included.
 * An island adds keys, drafts, the own bubble, and what needs a script: emoji, voice.
 *
 * The danger is a button that does nothing: what only an island can do is drawn
 * when it hands the deed over, never before.
 */

import type { ComponentChildren, Ref } from "preact";
import type { SignatureMode } from "../core/connections/connection.ts";
import { MAX_TEXT } from "../core/messages/message.ts";
import { hasPermission, type Viewer } from "../core/users/user.ts";
import { AttachMenu } from "./composer/AttachMenu.tsx";
import { type Quoted, Quoting } from "./composer/Quoting.tsx";
import { Csrf } from "./Csrf.tsx";
import { Icon } from "./Icon.tsx";
import { useText } from "./reader.ts";

/** What the composer is drawn from. */
export interface ComposerProps {
  viewer: Viewer;
  ticketId: string;
  /** The id of the message that is written here: two presses send one message. */
  messageId: string;
  /** What had been written already. */
  draft: string;
  /** What is answered; null: nothing in particular. */
  quoted: Quoted | null;
  signatureMode: SignatureMode;
  /** Whether the own name had been asked for. */
  signed: boolean;
  field?: Ref<HTMLTextAreaElement>;
  /** Between quote and field: files to be sent. */
  tray?: ComponentChildren;
  /** In the place of the field: a recording. */
  instead?: ComponentChildren;
  onSubmit?: (submit: SubmitEvent) => void;
  onInput?: (input: Event) => void;
  onKeyDown?: (key: KeyboardEvent) => void;
  onPaste?: (paste: ClipboardEvent) => void;
  onPick?: (change: Event) => void;
  onSign?: (change: Event) => void;
  onEmoji?: () => void;
  onRecord?: () => void;
  onUnquote?: (click: MouseEvent) => void;
}

/** Draws the composer. */
export function Composer(props: ComposerProps) {
  const { viewer, ticketId, messageId, draft, quoted, tray, instead } = props;
  const t = useText();
  return (
    <form
      class="counter"
      method="post"
      encType="multipart/form-data"
      action={`/tickets/${ticketId}/messages`}
      onSubmit={props.onSubmit}
    >
      <Csrf />
      <input type="hidden" name="id" value={messageId} />
      {quoted && <Quoting quoted={quoted} ticketId={ticketId} onCancel={props.onUnquote} />}
      {tray}
      {instead}
      <div class="tools" hidden={!!instead}>
        {props.onEmoji && (
          <button
            class="ib mouse"
            type="button"
            title={t("emoji")}
            aria-haspopup="dialog"
            onClick={props.onEmoji}
          >
            <Icon name="smile" label={t("emoji")} />
          </button>
        )}
        <AttachMenu viewer={viewer} ticketId={ticketId} onPick={props.onPick} />
        <textarea
          ref={props.field}
          name="text"
          rows={1}
          maxLength={MAX_TEXT}
          placeholder={t("write_message")}
          aria-label={t("message_label")}
          aria-keyshortcuts="r"
          defaultValue={draft}
          onInput={props.onInput}
          onKeyDown={props.onKeyDown}
          onPaste={props.onPaste}
        />
        <Signature {...props} />
        {props.onRecord && !tray && (
          <button class="ib go mic" type="button" title={t("record_voice")} onClick={props.onRecord}>
            <Icon name="mic" label={t("record_voice")} />
          </button>
        )}
        <button class="ib go" type="submit" title={t("send")}>
          <Icon name="send" label={t("send")} />
        </button>
      </div>
    </form>
  );
}

function Signature({ viewer, signatureMode, signed, onSign }: ComposerProps) {
  const t = useText();
  const forced = signatureMode === "forced";
  if (!forced && (signatureMode === "off" || !hasPermission(viewer, "signature"))) return null;
  const words = t("sign_as", { name: viewer.publicName });
  return (
    <label class="ib sign" title={words}>
      <input
        class="vh"
        type="checkbox"
        name="signed"
        value="1"
        defaultChecked={signed || forced}
        disabled={forced}
        onChange={onSign}
      />
      <Icon name="pen" label={words} />
    </label>
  );
}
