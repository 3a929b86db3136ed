/** How all is drawn that is more than words: one file each. */

import type { ComponentChildren } from "preact";
import type { Content } from "../../core/messages/content.ts";
import type { Message } from "../../core/messages/message.ts";
import { CallLine } from "./CallLine.tsx";
import { Choice } from "./Choice.tsx";
import { ContactCards } from "./ContactCards.tsx";
import { File } from "./File.tsx";
import { FormAnswer } from "./FormAnswer.tsx";
import { Interactive } from "./Interactive.tsx";
import { OrderCard } from "./OrderCard.tsx";
import { Place } from "./Place.tsx";
import type { RareKinds } from "./rare.ts";
import { Above } from "./Above.tsx";
import { Unknown } from "./Unknown.tsx";
import { Unsupported } from "./Unsupported.tsx";

/** Draws the body of a rare message; `children` is its file. */
function Body({ message, children }: { message: Message; children?: ComponentChildren }) {
  const content: Content = message.content ?? { kind: "unknown", raw: null };
  switch (content.kind) {
    case "location":
      return <Place place={content} />;
    case "contacts":
      return <ContactCards cards={content.cards} requested={content.requested ?? false} />;
    case "choice":
      return <Choice choice={content} text={message.text} />;
    case "form":
      return <FormAnswer form={content} />;
    case "order":
      return <OrderCard order={content} text={message.text} />;
    case "call":
    case "call_permission":
      return <CallLine call={content} />;
    case "unsupported":
      return <Unsupported of={content} />;
    case "interactive":
    case "template":
      return <Interactive text={message.text} content={content}>{children}</Interactive>;
    default:
      return <Unknown message={message} />;
  }
}

/** The rare kinds, as a page or an island is told of them. */
export const RARE_KINDS: RareKinds = { Body, File, Above };
