/** A template or an interactive message on the customer's screen, without what can be tapped to answer. */
import type { ChatMessage } from "../chat.ts";
import { textAt } from "../json.ts";
import type { World } from "../world.ts";
import { Media } from "./Media.tsx";
import { offerOf } from "./offer_view.ts";

/** Header, body, footer, links. */
export function Offer({ world, message }: { world: World; message: ChatMessage }) {
  const { header, body, footer, links } = offerOf(world, message);
  const id = textAt(header.members, "id") ?? message.media_id;
  return (
    <>
      {header.text !== null && <b class="said">{header.text}</b>}
      {header.kind !== null && <Media world={world} kind={header.kind} id={id} members={header.members} />}
      <span class="said">{body}</span>
      {footer !== null && <span class="said soft small">{footer}</span>}
      {links.map((link) => <span key={link} class="said link">{link}</span>)}
    </>
  );
}
