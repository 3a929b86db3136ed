/** A page of the settings: the desk, with the doors to its four rooms. */

import type { ComponentChildren } from "preact";
import { Desk } from "../../Desk.tsx";
import { useText } from "../../reader.ts";

/** The rooms. */
const ROOMS = ["connections", "departments", "users", "general"] as const;

/** What the page is. */
export interface SettingsDeskProps {
  room: typeof ROOMS[number];
  title: string;
  back?: string;
  saved?: string | null;
  action?: ComponentChildren;
  children: ComponentChildren;
}

/** Draws the page. */
export function SettingsDesk({ room, ...page }: SettingsDeskProps) {
  const t = useText();
  const nav = (
    <nav class="desknav" aria-label={t("settings")}>
      {ROOMS.map((name) => (
        <a key={name} href={`/settings/${name}`} aria-current={name === room ? "page" : undefined}>
          {t(name)}
        </a>
      ))}
    </nav>
  );
  return <Desk {...page} place="settings" nav={nav} />;
}
