/** Contact cards: who, where they work, and how to reach them. */

import type { ContactCard } from "../../core/messages/content.ts";
import type { TextKey } from "../../locales/mod.ts";
import { Icon } from "../Icon.tsx";
import { initialsOf } from "../names.ts";
import { useText } from "../reader.ts";

/** What Meta calls phones; any other word is shown as it came. */
const PHONE_TYPES: Readonly<Record<string, TextKey>> = {
  cell: "phone_cell",
  mobile: "phone_cell",
  iphone: "phone_cell",
  home: "phone_home",
  work: "phone_work",
};

/** Draws the cards; `requested`: it is the customer's own number, which we had asked for. */
export function ContactCards({ cards, requested }: { cards: readonly ContactCard[]; requested: boolean }) {
  const t = useText();
  return (
    <div class="card">
      {requested && <p class="kind">{t("own_number")}</p>}
      {cards.map((card, index) => <Card card={card} key={index} />)}
      {cards.length === 0 && <p class="kind">{t("kind_contacts")}</p>}
    </div>
  );
}

function Card({ card }: { card: ContactCard }) {
  const t = useText();
  const { phones = [], emails = [], addresses = [], urls = [], organisation, birthday } = card;
  const name = card.name ?? [card.firstName, card.lastName].filter(Boolean).join(" ");
  const shown = name || phones[0]?.phone || t("contact");
  const wordOf = (type: string) => {
    const key = PHONE_TYPES[type.toLowerCase()];
    return key ? t(key) : type.toLowerCase();
  };
  return (
    <section class="person" aria-label={shown}>
      <p class="card-head">
        <span class="av hue-12" aria-hidden="true">{initialsOf(shown)}</span>
        <span>
          <b>{shown}</b> {organisation && <small class="soft">{organisation}</small>}
        </span>
      </p>
      <ul>
        {phones.map(({ phone, type }) => (
          <li key={phone}>
            <Icon name="phone" label={t("phone")} />
            <span>
              {phone} {type && <small class="soft">{wordOf(type)}</small>}
            </span>
          </li>
        ))}
        {emails.map(({ email }) => <li key={email}>{email}</li>)}
        {[...addresses, ...urls, ...birthday ? [birthday] : []].map((line) => <li key={line}>{line}</li>)}
      </ul>
    </section>
  );
}
