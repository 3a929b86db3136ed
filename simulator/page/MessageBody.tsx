/**
 * What a message says or shows, type by type.
 *
 * Whatever a business sent ends here: it is text or a file of this server, never
 * an address of somebody else's that the page would fetch.
 */
import type { ChatMessage } from "../chat.ts";
import { isObject, type JsonObject, textAt } from "../json.ts";
import { page as words } from "../texts.ts";
import type { World } from "../world.ts";
import { Media } from "./Media.tsx";
import { Offer } from "./Offer.tsx";
import { membersOf, summaryOf } from "./summary.ts";

/** The inside of the bubble. */
export function MessageBody({ world, message }: { world: World; message: ChatMessage }) {
  const members = membersOf(message);
  switch (message.type) {
    case "image":
    case "video":
    case "sticker":
    case "audio":
    case "document":
      return <Media world={world} kind={message.type} id={message.media_id} members={members} />;
    case "location":
      return <Place members={members} />;
    case "contacts":
      return <Cards contacts={message.content.contacts} />;
    case "order":
      return <Order items={members.product_items} />;
    case "interactive":
    case "template":
      return message.from === "business"
        ? <Offer world={world} message={message} />
        : <span class="said">{summaryOf(message)}</span>;
  }
  const kind = isObject(message.content.system) ? textAt(message.content.system, "body") : null;
  const shown = kind ?? summaryOf(message);
  return (
    <span class={message.text === null && message.type !== "button" ? "said soft" : "said"}>{shown}</span>
  );
}

function Place({ members }: { members: JsonObject }) {
  const name = textAt(members, "name");
  const address = textAt(members, "address");
  return (
    <span class="said">
      <b>{name ?? words.bubble.kinds.location}</b>
      {address !== null && `\n${address}`}
      {`\n${members.latitude}, ${members.longitude}`}
    </span>
  );
}

function Cards({ contacts }: { contacts: unknown }) {
  const list = Array.isArray(contacts) ? contacts.filter(isObject) : [];
  return (
    <ul class="cards">
      {list.map((contact) => {
        const name = isObject(contact.name) ? textAt(contact.name, "formatted_name") : null;
        const phones = Array.isArray(contact.phones) ? contact.phones.filter(isObject) : [];
        return (
          <li>
            <b>{name ?? words.bubble.kinds.contacts}</b>
            {phones.map((phone) => (
              <span class="num">{textAt(phone, "phone") ?? textAt(phone, "wa_id")}</span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

function Order({ items }: { items: unknown }) {
  const list = Array.isArray(items) ? items.filter(isObject) : [];
  return (
    <ul class="cards">
      {list.map((item) => (
        <li>
          {`${item.quantity} × ${item.product_retailer_id}`}
          <span class="num">{`${item.currency} ${item.item_price}`}</span>
        </li>
      ))}
    </ul>
  );
}
