/** How far a message of ours has come: an icon, and the word for it. */

import type { MessageStatus } from "../core/messages/message.ts";
import type { TextKey } from "../locales/mod.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { useText } from "./reader.ts";

const LOOKS: Readonly<Record<MessageStatus, readonly [IconName, TextKey]>> = {
  received: ["check", "status_received"],
  queued: ["clock", "status_queued"],
  sending: ["clock", "status_sending"],
  sent: ["check", "status_sent"],
  delivered: ["check2", "status_delivered"],
  read: ["check2", "status_read"],
  played: ["check2", "status_played"],
  failed: ["warn", "status_failed"],
  undecided: ["hourglass", "status_undecided"],
};

/** Draws the ticks of a status. */
export function Ticks({ status }: { status: MessageStatus }) {
  const [name, key] = LOOKS[status];
  const word = useText()(key);
  const seen = status === "read" || status === "played";
  const bad = status === "failed";
  return (
    <span class={seen ? "tick read" : bad ? "tick bad" : "tick"} title={word}>
      <Icon name={name} label={word} />
    </span>
  );
}
