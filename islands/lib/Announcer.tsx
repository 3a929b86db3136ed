/** Says a customer's new message to those who do not see it, once, when it comes. */

import { useRef } from "preact/hooks";
import { kindOf } from "../../components/kind_words.ts";
import { useText } from "../../components/reader.ts";
import type { Message } from "../../core/messages/message.ts";

/** Draws nothing that is seen. */
export function Announcer({ name, messages }: { name: string; messages: readonly Message[] }) {
  const t = useText();
  const inbound = messages.findLast(({ direction }) => direction === "in");
  const first = useRef(inbound?.id);
  const kind = kindOf(inbound?.type ?? "");
  const text = inbound?.text ?? (kind ? t(kind[1]) : inbound?.type ?? "");
  return (
    <p class="vh" aria-live="polite">
      {inbound && inbound.id !== first.current && t("said", { name, text })}
    </p>
  );
}
