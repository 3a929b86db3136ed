/** What a customer tapped: a button of ours, or a row of a list. */

import type { Choice as Chosen } from "../../core/messages/content.ts";
import { Icon } from "../Icon.tsx";
import { useText } from "../reader.ts";

/** Draws the choice. */
export function Choice({ choice, text }: { choice: Chosen; text: string | null }) {
  const t = useText();
  return (
    <>
      <p class="kind">
        <Icon name="reply" />
        {t(choice.of === "list" ? "chose_row" : "tapped_button")}
      </p>
      <p class="said">{choice.title ?? text ?? choice.id}</p>
      {choice.description && <p class="soft">{choice.description}</p>}
    </>
  );
}
