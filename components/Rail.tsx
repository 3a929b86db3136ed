/** The rail at the left edge of a desk: only places that exist, and a count of what waits behind a door. */

import { useContext } from "preact/hooks";
import { Avatar } from "./Avatar.tsx";
import { HouseContext } from "./house.ts";
import { Icon } from "./Icon.tsx";
import { doorsOf, type Place } from "./places.ts";
import { useText } from "./reader.ts";
import { SignOut } from "./SignOut.tsx";

/** Draws the rail; `place` is where one is. */
export function Rail({ place = "tickets" }: { place?: Place }) {
  const t = useText();
  const [inbox, contacts, ...others] = doorsOf(useContext(HouseContext));
  return (
    <nav class="rail" aria-label={t("main_menu")}>
      <span class="logo" title={t("app_name")}>
        <Icon name="bell" label={t("app_name")} />
      </span>
      {[inbox, contacts, null, ...others].map((door) =>
        door
          ? (
            <a
              key={door.place}
              href={door.href}
              aria-current={door.place === place ? "page" : undefined}
              title={t(door.label)}
            >
              {door.face ? <Avatar {...door.face} /> : <Icon name={door.icon} label={t(door.label)} />}
              {door.count ? <span class="count">{door.count}</span> : null}
            </a>
          )
          : <span key="gap" class="grow" />
      )}
      <SignOut />
    </nav>
  );
}
