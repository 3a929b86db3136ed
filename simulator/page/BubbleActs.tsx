/** What the customer can do with a message: react, answer it, listen, change the own one or take it back. */
import { page as words } from "../texts.ts";
import type { BubbleProps } from "./Bubble.tsx";
import { Icon } from "./Icon.tsx";

const emojis = ["👍", "❤️", "😂", "😮", "🙏"];

/** The menu at the bubble's edge. */
export function BubbleActs({ message, phone }: BubbleProps) {
  const own = message.from === "customer" && message.phone === phone;
  const base = `/_sim/phones/${encodeURIComponent(phone)}`;
  const action = `${base}/messages`;
  const reacted = message.reactions.some(({ actor }) => actor === phone);
  const group = message.group_id !== null && <input type="hidden" name="group_id" value={message.group_id} />;
  const target = (
    <>
      <input type="hidden" name="number" value={message.number} />
      <input type="hidden" name="message" value={message.wamid} />
      {group}
    </>
  );
  return (
    <details class="acts">
      <summary aria-label={words.acts.open}>
        <Icon name="more" />
      </summary>
      <div class="menu">
        <form method="post" action={action} data-quiet data-then="close">
          {target}
          <input type="hidden" name="type" value="reaction" />
          {emojis.map((emoji) => (
            <button
              type="submit"
              class="btn text"
              name="emoji"
              value={emoji}
              aria-label={words.acts.react(emoji)}
            >
              {emoji}
            </button>
          ))}
          {reacted && (
            <button type="submit" class="btn text" name="remove" value="empty">{words.acts.unreact}</button>
          )}
        </form>
        <form method="post" action={action} data-quiet data-then="close">
          <input type="hidden" name="number" value={message.number} />
          <input type="hidden" name="reply_to" value={message.wamid} />
          {group}
          <input
            class="in-box"
            name="text"
            required
            aria-label={words.acts.answer}
            placeholder={words.acts.answer}
          />
          <button type="submit" class="btn">{words.acts.doAnswer}</button>
        </form>
        {!own && message.type === "audio" && (
          <form method="post" action={`${base}/plays`} data-quiet data-then="close">
            {target}
            <button type="submit" class="btn">{words.acts.play}</button>
          </form>
        )}
        {own && message.text !== null && (
          <form method="post" action={action} data-quiet data-then="close">
            {target}
            <input type="hidden" name="type" value="edit" />
            <input class="in-box" name="text" required aria-label={words.acts.edit} value={message.text} />
            <button type="submit" class="btn">{words.acts.doEdit}</button>
          </form>
        )}
        {own && (
          <form method="post" action={action} data-quiet data-then="close">
            {target}
            <button type="submit" class="btn no" name="type" value="revoke">{words.acts.revoke}</button>
          </form>
        )}
      </div>
    </details>
  );
}
