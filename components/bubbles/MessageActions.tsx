/**
 * What can be done about one message: answer, react, forward, keep its file, see its
 * past. A page of its own shows it, and over a thread a menu shows the same; each
 * entry is a link or a form that works without scripts.
 */

import { canForward } from "../../core/messages/forwardable.ts";
import type { Message } from "../../core/messages/message.ts";
import { Csrf } from "../Csrf.tsx";
import { Icon, type IconName } from "../Icon.tsx";
import { useText } from "../reader.ts";

/** What the entries are drawn from. */
export interface MessageActionsProps {
  message: Message;
  /** The ticket in which the viewer may answer now; null: none. */
  answerIn: string | null;
  onSubmit?: ((submit: SubmitEvent) => void) | undefined;
  /** Where scripts run: puts its words on the clipboard. */
  onCopy?: (() => void) | undefined;
}

/** The reactions that are one press away. */
const QUICK = ["👍", "❤️", "😂", "😮", "😢", "🙏"];

/** Draws the entries. */
export function MessageActions({ message, answerIn, onSubmit, onCopy }: MessageActionsProps) {
  const t = useText();
  const { id, text, media, providerId, type, editedAt, revokedAt } = message;
  const gone = revokedAt !== undefined;
  const known = answerIn !== null && providerId !== null && !gone && type !== "call";
  const link = (icon: IconName, href: string, words: string) => (
    <a class="opt" href={href}>
      <Icon name={icon} />
      {words}
    </a>
  );
  return (
    <>
      {known && <QuickReactions message={message} onSubmit={onSubmit} />}
      {known && link("reply", `/tickets/${answerIn}?reply=${id}`, t("reply_to"))}
      {onCopy && text && !gone && (
        <button class="opt" type="button" onClick={onCopy}>
          <Icon name="copy" />
          {t("copy_text")}
        </button>
      )}
      {known && media?.kind === "sticker" && media.state === "stored" && (
        <form method="post" action={`/messages/${id}/forward`} onSubmit={onSubmit}>
          <Csrf />
          <input type="hidden" name="ticket" value={answerIn ?? ""} />
          <button class="opt" type="submit">
            <Icon name="smile" />
            {t("send_sticker_again")}
          </button>
        </form>
      )}
      {canForward(message) && link("forward", `/messages/${id}/forward`, t("forward"))}
      {media?.state === "stored" && !gone && (
        <a class="opt" href={`/media/${id}?download`} download={media.filename ?? ""}>
          <Icon name="download" />
          {t("download")}
        </a>
      )}
      {(editedAt !== undefined || gone) && link("clock", `/messages/${id}/history`, t("see_history"))}
    </>
  );
}

function QuickReactions(
  { message: { id, reactions = [] }, onSubmit }: Omit<MessageActionsProps, "answerIn">,
) {
  const t = useText();
  const ours = reactions.find(({ by }) => by === "us")?.emoji;
  const shown = ours && !QUICK.includes(ours) ? [ours, ...QUICK.slice(0, 5)] : QUICK;
  return (
    <div class="quick" role="group" aria-label={t("react")}>
      {shown.map((emoji) => {
        const words = t(emoji === ours ? "react_not" : "react_with", { emoji });
        return (
          <form method="post" action={`/messages/${id}/reaction`} onSubmit={onSubmit} key={emoji}>
            <Csrf />
            <input type="hidden" name="emoji" value={emoji === ours ? "" : emoji} />
            <button class="ib" type="submit" title={words} aria-label={words} aria-pressed={emoji === ours}>
              {emoji}
            </button>
          </form>
        );
      })}
      <a class="ib" href={`/messages/${id}/reaction`} title={t("react")} aria-label={t("react")}>
        <Icon name="smile" />
      </a>
    </div>
  );
}
