/** What people made of a message: a pill on its lower edge, each emoji once with its count. */

import type { ContactName } from "../../core/contacts/contact.ts";
import type { Reaction } from "../../core/messages/message.ts";
import { contactText } from "../names.ts";
import { useReader } from "../reader.ts";

/** Draws the pill; it leads to what can be done about the message. */
export function Reactions(
  { id, reactions, contact }: { id: string; reactions: readonly Reaction[]; contact: ContactName },
) {
  const reader = useReader();
  const counts = new Map<string, number>();
  for (const { emoji } of reactions) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  const nameOf = (by: string) =>
    by === "us" ? reader.t("we") : by === contact.id ? contactText(reader, contact) : reader.t("participant");
  const who = reactions.map(({ by, emoji }) => `${emoji} ${nameOf(by)}`).join(", ");
  return (
    <a
      class="react"
      href={`/messages/${id}`}
      data-act="menu"
      title={who}
      aria-label={reader.t("reactions", { who })}
    >
      {[...counts].map(([emoji, count]) => <span key={emoji}>{count > 1 ? `${emoji} ${count}` : emoji}
      </span>)}
    </a>
  );
}
