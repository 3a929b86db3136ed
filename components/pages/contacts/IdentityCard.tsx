/** Who a contact is: the face, and everything they can be reached or recognised by, to be copied. */

import type { ContactScreen } from "../../../core/contacts/contact_screen.ts";
import type { TextKey } from "../../../locales/mod.ts";
import { Avatar } from "../../Avatar.tsx";
import { Icon } from "../../Icon.tsx";
import { contactText } from "../../names.ts";
import { useReader } from "../../reader.ts";
import { dateText } from "../../times.ts";

/** Draws the card, with what must be known before one talks to them. */
export function IdentityCard({ screen, now }: { screen: ContactScreen; now: number }) {
  const reader = useReader();
  const { t } = reader;
  const { contact, conflict } = screen;
  const name = contactText(reader, contact);
  const facts = ([
    ["profile_name", contact.givenName === null ? null : contact.profileName],
    ["phone_label", contact.phone],
    // Brazil's ninth digit: the number Meta knows may be another one than was dialled.
    ["wa_id_label", contact.waId === null || `+${contact.waId}` === contact.phone ? null : contact.waId],
    ["username_label", contact.username && `@${contact.username}`],
    ["bsuid_label", contact.bsuid],
  ] as const).filter((fact): fact is readonly [TextKey & typeof fact[0], string] => fact[1] !== null);
  return (
    <section class="card" aria-label={t("contact_identities")}>
      {conflict && (
        <p class="say wait">
          <Icon name="warn" />
          <span class="grow">{t("identity_conflict")}</span>
        </p>
      )}
      {contact.marketingStoppedAt !== undefined && (
        <p class="say wait">
          <Icon name="ban" />
          <span class="grow">
            {t("marketing_stopped_since", { date: dateText(reader, contact.marketingStoppedAt, now) })}
          </span>
        </p>
      )}
      <div class="face">
        <Avatar id={contact.id} name={name} picture={contact.picture} />
        <div class="grow">
          <b>{name}</b>
          <small>
            {contact.group && `${t("group_chat")} · `}
            {t("contact_since")} {dateText(reader, contact.createdAt, now)}
          </small>
        </div>
      </div>
      {facts.length > 0 && (
        <dl class="facts">
          {facts.map(([label, value]) => (
            <>
              <dt>{t(label)}</dt>
              <dd>
                <code class="copy">{value}</code>
              </dd>
            </>
          ))}
        </dl>
      )}
    </section>
  );
}
