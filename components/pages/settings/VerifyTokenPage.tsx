/** The verify token, for the one moment in which it is copied into Meta's page. */

import type { Connection } from "../../../core/connections/connection.ts";
import { useText } from "../../reader.ts";
import { SettingsDesk } from "./SettingsDesk.tsx";

/** Draws the page. */
export function VerifyTokenPage({ connection, token }: { connection: Connection; token: string }) {
  const t = useText();
  const back = `/settings/connections/${connection.id}`;
  return (
    <SettingsDesk room="connections" title={`${connection.name}: ${t("verify_token")}`} back={back}>
      <section class="card">
        <code class="copy">{token}</code>
        <p class="hint">{t("verify_token_shown")}</p>
        <div class="acts">
          <a class="btn" href={back}>{t("back")}</a>
        </div>
      </section>
    </SettingsDesk>
  );
}
