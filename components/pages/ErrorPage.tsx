/** What could not be shown: what happened, and the way back. */

import type { TextKey } from "../../locales/mod.ts";
import { useText } from "../reader.ts";
import { Gate } from "./Gate.tsx";

const TITLES: ReadonlyMap<number, TextKey> = new Map([
  [403, "forbidden_title"],
  [404, "not_found_title"],
  [500, "error_title"],
  [503, "unavailable_title"],
]);

/** Draws the page; a request id helps whoever looks into the log. */
export function ErrorPage(
  { status, text, requestId }: { status: number; text: string; requestId: string | null },
) {
  const t = useText();
  return (
    <Gate>
      <div class="desk">
        <h1>{t(TITLES.get(status) ?? "refused_title")}</h1>
        <p>{text}</p>
        {requestId && <p class="hint">{t("request_id", { id: requestId })}</p>}
        <a class="btn go" href="/tickets">{t("to_tickets")}</a>
      </div>
    </Gate>
  );
}
