/**
 * One message as its phone shows it: what it answers, what it says, what can be
 * tapped on it, what has been put on it.
 *
 * A message that was taken back shows nothing of what it was, as on a real phone;
 * the control API still tells it.
 */
import type { ChatMessage } from "../chat.ts";
import { choicesOf } from "../inbound/tap.ts";
import { isObject, textAt } from "../json.ts";
import { page as words } from "../texts.ts";
import type { World } from "../world.ts";
import { BubbleActs } from "./BubbleActs.tsx";
import { Icon } from "./Icon.tsx";
import { MessageBody } from "./MessageBody.tsx";
import { clockTime } from "./show.ts";
import { summaryOf } from "./summary.ts";

/** A message, whose phone it is on, and the world it can be looked up in. */
export interface BubbleProps {
  world: World;
  message: ChatMessage;
  /** The phone's id. */
  phone: string;
  company: string;
}

/** The bubble. */
export function Bubble(props: BubbleProps) {
  const { world, message, phone, company } = props;
  const own = message.phone === phone && message.from === "customer";
  const gone = message.revoked_at !== null;
  return (
    <li
      class={own ? "m out" : "m"}
      id={message.group_id === null ? `m-${message.wamid}` : `m-${phone}-${message.wamid}`}
    >
      <span class="vh">{own ? words.phone.you : authorOf(world, message, company)}:</span>
      <div class="b">
        {message.group_id !== null && (
          <span class="mark">
            {words.bubble.group(
              world.groups.get(message.group_id)?.subject ?? message.group_id,
              authorOf(world, message, company),
            )}
          </span>
        )}
        <Marks message={message} />
        <Quote world={world} message={message} company={company} />
        {gone
          ? <span class="said soft gone">{words.bubble.gone}</span>
          : <MessageBody world={world} message={message} />}
        <span class="foot">
          {message.edited_at !== null && !gone && <span>{words.bubble.edited}</span>}
          <time datetime={new Date(message.at).toISOString()}>{clockTime(message.at)}</time>
          {own && <Tick status={message.status} />}
        </span>
        {!gone && <Choices {...props} />}
      </div>
      {message.reactions.length > 0 && (
        <p class="reacts" aria-label={words.bubble.reactions}>
          {message.reactions.map(({ actor, emoji }) => <span key={actor}>{emoji}</span>)}
        </p>
      )}
      {!gone && <BubbleActs {...props} />}
    </li>
  );
}

function authorOf(world: World, message: ChatMessage, company: string): string {
  return message.from === "business"
    ? company
    : world.phones.find(message.phone ?? "")?.name ?? words.phone.you;
}

function Marks({ message }: { message: ChatMessage }) {
  const context = isObject(message.content.context) ? message.content.context : {};
  const { referral } = message.content;
  return (
    <>
      {context.frequently_forwarded === true && <span class="mark">{words.bubble.forwardedMany}</span>}
      {context.forwarded === true && <span class="mark">{words.bubble.forwarded}</span>}
      {isObject(referral) && (
        <span class="mark">
          {words.bubble.ad(textAt(referral, "headline") ?? textAt(referral, "source_id") ?? "")}
        </span>
      )}
    </>
  );
}

function Quote({ world, message, company }: Pick<BubbleProps, "world" | "message" | "company">) {
  if (message.reply_to === null) return null;
  const quoted = world.messages.get(message.reply_to);
  if (!quoted) return <span class="quote soft">{words.bubble.quoteGone}</span>;
  return (
    <a class="quote" href={`#m-${quoted.wamid}`}>
      <b>{quoted.from === "business" ? company : words.phone.you}</b>
      <span class="cut">{summaryOf(quoted)}</span>
    </a>
  );
}

function Choices({ world, message, phone }: BubbleProps) {
  const choices = choicesOf(world, message);
  if (choices.length === 0) return null;
  return (
    <form
      class="choices"
      method="post"
      action={`/_sim/phones/${encodeURIComponent(phone)}/taps`}
      data-quiet
    >
      <input type="hidden" name="number" value={message.number} />
      <input type="hidden" name="message" value={message.wamid} />
      {choices.map(({ title, description, section }, index) => (
        <>
          {section !== undefined && section !== choices[index - 1]?.section && <b class="small">{section}</b>}
          <button type="submit" class="btn" name="index" value={String(index)}>
            {words.bubble.requests[title] ?? title}
            {description !== undefined && <small class="soft">{description}</small>}
          </button>
        </>
      ))}
    </form>
  );
}

function Tick({ status }: { status: ChatMessage["status"] }) {
  if (status === "read" || status === "played") {
    return <Icon name="check2" class="read" label={words.tick.read} />;
  }
  if (status === "delivered") return <Icon name="check2" label={words.tick.delivered} />;
  return <Icon name="check" label={words.tick.sent} />;
}
