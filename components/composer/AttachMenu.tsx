/** What else than words can be sent: files at once, everything else on a page of its own. */

import { hasPermission, type Viewer } from "../../core/users/user.ts";
import type { TextKey } from "../../locales/mod.ts";
import { Icon, type IconName } from "../Icon.tsx";
import { useText } from "../reader.ts";

const PAGES: readonly (readonly [path: string, icon: IconName, words: TextKey])[] = [
  ["location", "pin", "send_location"],
  ["contact_card", "user", "send_contact_card"],
  ["interactive", "reply", "send_interactive"],
  ["template", "template", "send_template"],
];

/** Draws the menu; `onPick` takes the chosen files away. */
export function AttachMenu(
  { viewer, ticketId, onPick }: { viewer: Viewer; ticketId: string; onPick?: (change: Event) => void },
) {
  const t = useText();
  return (
    <details class="menu left up">
      <summary class="ib" title={t("attach")}>
        <Icon name="clip" label={t("attach")} />
      </summary>
      <div class="menu-box">
        <label class="opt">
          <Icon name="doc" />
          {t("attach_file")}
          <input type="file" name="file" multiple onChange={onPick} />
        </label>
        <label class="opt hand">
          <Icon name="camera" />
          {t("attach_photo")}
          <input type="file" name="file" accept="image/*" capture="environment" onChange={onPick} />
        </label>
        {PAGES.map(([path, icon, words]) =>
          (path !== "template" || hasPermission(viewer, "templates")) && (
            <a class="opt" key={path} href={`/tickets/${ticketId}/${path}`}>
              <Icon name={icon} />
              {t(words)}
            </a>
          )
        )}
      </div>
    </details>
  );
}
