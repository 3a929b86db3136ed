/** The end of a bubble: whether it was changed or signed, when, how far it came. Its time is the handle to all that can be done. */

import type { Message } from "../../core/messages/message.ts";
import { Icon } from "../Icon.tsx";
import { useReader } from "../reader.ts";
import { Ticks } from "../Ticks.tsx";
import { clockText, isoTime } from "../times.ts";

/** Draws the foot. */
export function Foot({ message }: { message: Message }) {
  const reader = useReader();
  const { t } = reader;
  const { id, at, direction, status, editedAt, revokedAt, signed } = message;
  return (
    <div class="foot">
      {signed && <Icon name="pen" label={t("signed")} />}
      {editedAt !== undefined && revokedAt === undefined && (
        <a href={`/messages/${id}/history`}>{t("edited")}</a>
      )}
      <a class="handle" href={`/messages/${id}`} data-act="menu" title={t("message_options")}>
        <time dateTime={isoTime(at)}>{clockText(reader, at)}</time>
        <span class="vh">{t("message_options")}</span>
      </a>
      {direction === "out" && <Ticks status={status} />}
    </div>
  );
}
