/** What a desk has in its rail, as a page for phones: every place there is, and the way out. */

import { useContext } from "preact/hooks";
import { Avatar } from "../Avatar.tsx";
import { Csrf } from "../Csrf.tsx";
import { Desk } from "../Desk.tsx";
import { HouseContext } from "../house.ts";
import { Icon } from "../Icon.tsx";
import { doorsOf } from "../places.ts";
import { useText } from "../reader.ts";

/** Draws the page. */
export function MorePage() {
  const t = useText();
  return (
    <Desk place="more" title={t("more_places")}>
      <ul class="entries">
        {doorsOf(useContext(HouseContext)).map(({ place, href, icon, label, count, face }) => (
          <li key={place}>
            {face ? <Avatar {...face} /> : <Icon name={icon} />}
            <a class="grow" href={href}>{t(label)}</a>
            {count ? <span class="count">{count}</span> : null}
          </li>
        ))}
      </ul>
      <form method="post" action="/logout">
        <Csrf />
        <button class="btn" type="submit">
          <Icon name="out" />
          {t("sign_out")}
        </button>
      </form>
    </Desk>
  );
}
