/**
 * One message in a thread: a bubble of whatever kind, or a line for the team.
 * Nothing a customer sent is ever left out; what is rare is drawn by bubbles/rare.
 *
 * What a customer wrote is text and stays text: no markup of theirs is ever drawn.
 */

import type { ContactName } from "../core/contacts/contact.ts";
import type { Message, MessageOrigin } from "../core/messages/message.ts";
import type { TextKey } from "../locales/mod.ts";
import { BubbleBody } from "./bubbles/BubbleBody.tsx";
import { Foot } from "./bubbles/Foot.tsx";
import { Outcome } from "./bubbles/Outcome.tsx";
import { QuoteBlock } from "./bubbles/QuoteBlock.tsx";
import { hasRareAbove, hasRareBody, rareKinds } from "./bubbles/rare.ts";
import { Reactions } from "./bubbles/Reactions.tsx";
import { Icon } from "./Icon.tsx";
import { contactText, hueOf } from "./names.ts";
import { type Reader, useReader } from "./reader.ts";
import { systemText } from "./system_text.ts";

/** What a bubble shows. */
export interface BubbleProps {
  message: Message;
  /** Opens a group: says who speaks. */
  first: boolean;
  /** Ends it: points at who speaks. */
  last: boolean;
  viewerId: string;
  /** The customer whose thread this is. */
  contact: ContactName;
  /** May be sent again now. */
  canResend: boolean;
  /** The viewer serves the ticket. */
  serves: boolean;
  /** Whether a message is on this page. */
  near: (id: string) => boolean;
  onSubmit?: ((submit: SubmitEvent) => void) | undefined;
}

const AUTOMATIC: Readonly<Partial<Record<MessageOrigin, TextKey>>> = {
  greeting: "by_greeting",
  acceptance: "by_acceptance",
  farewell: "by_farewell",
  phone_app: "by_phone_app",
};

/** Draws a message. */
export function Bubble(props: BubbleProps) {
  const { message, first, last, viewerId, contact, canResend, serves, near, onSubmit } = props;
  const reader = useReader();
  const { id, direction, type, status, quote, context, reactions, author, media } = message;
  if (type === "system") return <li class="sys" id={id}>{systemText(reader, message)}</li>;
  const out = direction === "out";
  const by = first ? speakerOf(reader, message, viewerId) : null;
  const bare = media?.kind === "sticker" && media.state === "stored" && !message.revokedAt;
  const rare = rareKinds();
  return (
    <li class={`m${out ? " out" : ""}${first ? " first" : ""}${last ? " last" : ""}`} id={id}>
      {by && <span class={author ? `by hue-${hueOf(author.id).slice(4)}` : "by"}>{by}</span>}
      <div class={lookOf(message, bare)}>
        {context?.forwarded && (
          <p class="kind">
            <Icon name={context.forwarded === "often" ? "fast" : "forward"} />
            {reader.t(context.forwarded === "often" ? "forwarded_often" : "forwarded")}
          </p>
        )}
        {rare && hasRareAbove(message) && <rare.Above message={message} />}
        {/* A question about a product quotes the product, which no message of ours is. */}
        {quote && !(context?.product && !quote.direction) && (
          <QuoteBlock quote={quote} contact={contact} near={near} />
        )}
        <BubbleBody message={message} onSubmit={onSubmit} />
        <Foot message={message} />
      </div>
      {reactions && <Reactions id={id} reactions={reactions} contact={contact} />}
      {(status === "failed" || status === "undecided") && (
        <Outcome message={message} canResend={canResend} canSettle={serves} onSubmit={onSubmit} />
      )}
    </li>
  );
}

function lookOf(message: Message, bare: boolean): string {
  if (message.revokedAt !== undefined) return "b gone";
  if (bare) return "b bare";
  if (message.media?.kind === "image" || message.media?.kind === "video") return "b media";
  return hasRareBody(message) ? "b raw" : "b";
}

function speakerOf(reader: Reader, message: Message, viewerId: string): string | null {
  const { origin, sentBy, author, direction, context } = message;
  if (author) return contactText(reader, author);
  if (direction === "in") return null;
  if (context?.source === "meta_agent") return reader.t("by_meta_agent");
  const automatic = AUTOMATIC[origin];
  if (automatic) return reader.t(automatic);
  return sentBy && sentBy.id !== viewerId ? sentBy.publicName : null;
}
