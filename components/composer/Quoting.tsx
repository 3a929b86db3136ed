/** What is being answered, above the field, with the way to answer nothing in particular. */

import type { ContactName } from "../../core/contacts/contact.ts";
import { type Message, previewOf } from "../../core/messages/message.ts";
import { Icon } from "../Icon.tsx";
import { Kind } from "../Kind.tsx";
import { contactText } from "../names.ts";
import { type Reader, useReader } from "../reader.ts";

/** A message that is answered: its id, whose it is, what it is, its first words. */
export interface Quoted {
  readonly id: string;
  readonly by: string;
  readonly type: string;
  readonly text: string | null;
}

/** What of a message of that contact's thread stands above the field. */
export function quotedOf(reader: Reader, message: Message, contact: ContactName): Quoted {
  const { id, direction, type, text, author, sentBy } = message;
  const by = direction === "in"
    ? contactText(reader, author ?? contact)
    : sentBy?.publicName ?? reader.t("we");
  return { id, by, type, text: previewOf(text) };
}

/** Draws it; the form tells the server by the field `reply`. */
export function Quoting(
  { quoted, ticketId, onCancel }: {
    quoted: Quoted;
    ticketId: string;
    onCancel?: (click: MouseEvent) => void;
  },
) {
  const { t } = useReader();
  return (
    <div class="quoting">
      <input type="hidden" name="reply" value={quoted.id} />
      <p class="grow cut">
        <b>{t("replying_to", { name: quoted.by })}</b>
        <Kind type={quoted.type} words={quoted.text} />
      </p>
      <a class="ib" href={`/tickets/${ticketId}`} title={t("cancel_reply")} onClick={onCancel}>
        <Icon name="x" label={t("cancel_reply")} />
      </a>
    </div>
  );
}
