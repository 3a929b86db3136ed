/** What Meta says of a WhatsApp group: its subject, the way in, who takes part. */

import type { GroupChat } from "../../../core/contacts/group_chat.ts";
import { useReader } from "../../reader.ts";

/** Draws the card. */
export function GroupCard({ chat }: { chat: GroupChat }) {
  const { t } = useReader();
  const { subject, description, inviteLink, state, participants } = chat;
  return (
    <section class="card">
      <h2>{t("group_chat")}</h2>
      {state !== "active" && (
        <p class="say wait">{t(state === "suspended" ? "group_suspended" : "group_deleted")}</p>
      )}
      <dl class="facts">
        {subject && (
          <>
            <dt>{t("group_subject")}</dt>
            <dd>{subject}</dd>
          </>
        )}
        {description && (
          <>
            <dt>{t("group_description")}</dt>
            <dd>{description}</dd>
          </>
        )}
        {inviteLink && (
          <>
            <dt>{t("group_invite")}</dt>
            <dd>
              <code class="copy">{inviteLink}</code>
            </dd>
          </>
        )}
      </dl>
      {participants.length > 0 && (
        <>
          <h3>{t("group_people")}</h3>
          <ul class="entries">
            {participants.map(({ id, name }) => (
              <li key={id}>
                <span class="grow">
                  {name ?? id}
                  {name && <small>{id}</small>}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
