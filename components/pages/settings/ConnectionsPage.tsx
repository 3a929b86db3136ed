/** The company's WhatsApp numbers, each with how it is doing, and what Meta has to say about them. */

import type { ConnectionAlert } from "../../../core/connections/alert.ts";
import type { Connection } from "../../../core/connections/connection.ts";
import { Empty } from "../../Empty.tsx";
import { Icon } from "../../Icon.tsx";
import { momentText } from "../../moments.ts";
import { useReader } from "../../reader.ts";
import { AlertList } from "./AlertList.tsx";
import { qualityText } from "./meta_words.ts";
import { SettingsDesk } from "./SettingsDesk.tsx";

/** What the page is drawn from. */
export interface ConnectionsPageProps {
  connections: readonly Connection[];
  alerts: readonly ConnectionAlert[];
  saved: string | null;
  now: number;
}

/** Draws the page. */
export function ConnectionsPage({ connections, alerts, saved, now }: ConnectionsPageProps) {
  const { t } = useReader();
  const add = (
    <a class="btn go" href="/settings/connections/new">
      <Icon name="plus" />
      {t("connection_new")}
    </a>
  );
  const names = new Map(connections.map(({ id, name }) => [id, name]));
  return (
    <SettingsDesk room="connections" title={t("connections")} saved={saved} action={add}>
      <AlertList alerts={alerts} names={names} now={now} />
      {connections.length === 0
        ? <Empty icon="plug" title={t("connections_none")} hint={t("connections_none_hint")} />
        : (
          <ul class="entries">
            {connections.map((connection) => <Entry key={connection.id} connection={connection} now={now} />)}
          </ul>
        )}
    </SettingsDesk>
  );
}

function Entry({ connection, now }: { connection: Connection; now: number }) {
  const reader = useReader();
  const { t } = reader;
  const { id, name, displayPhoneNumber, phoneNumberId, messagingLimit, lastCheck, stoppedReason } =
    connection;
  const facts = [
    displayPhoneNumber ?? phoneNumberId,
    connection.quality && `${t("health_quality")}: ${qualityText(reader, connection.quality)}`,
    messagingLimit && `${t("health_limit")}: ${messagingLimit}`,
    lastCheck ? t("last_check", { time: momentText(reader, lastCheck.at, now) }) : t("last_check_never"),
  ];
  const failed = lastCheck?.answers.some(({ result }) => result === "failed") ?? false;
  return (
    <li>
      <Icon name="plug" />
      <a class="grow" href={`/settings/connections/${id}`}>
        {name}
        <small>{facts.filter(Boolean).join(" · ")}</small>
      </a>
      {stoppedReason !== null
        ? <span class="mark failed">{t("connection_stopped")}</span>
        : failed
        ? <span class="mark warning">{t("check_warning")}</span>
        : lastCheck && <span class="mark ok">{t("connection_works")}</span>}
    </li>
  );
}
