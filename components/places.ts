/** The places of the house, as the rail and the page "Mais" list them: only those that exist. */

import type { TextKey } from "../locales/mod.ts";
import type { AvatarProps } from "./Avatar.tsx";
import type { House } from "./house.ts";
import type { IconName } from "./Icon.tsx";

/** A place's name. */
export type Place = "tickets" | "contacts" | "journal" | "settings" | "profile" | "more";

/** A door. */
export interface Door {
  readonly place: Place;
  readonly href: string;
  readonly icon: IconName;
  readonly label: TextKey;
  /** What waits behind it. */
  readonly count?: number;
  /** Drawn instead of the icon: whose door it is. */
  readonly face?: AvatarProps | undefined;
}

/** The doors for that viewer, in order. */
export function doorsOf({ admin, alerts, troubles, face }: House): Door[] {
  return [
    { place: "tickets", href: "/tickets", icon: "inbox", label: "tickets" },
    { place: "contacts", href: "/contacts", icon: "people", label: "contacts" },
    { place: "profile", href: "/profile", icon: "user", label: "profile", face },
    ...(admin
      ? [
        { place: "journal", href: "/journal", icon: "doc", label: "journal", count: troubles } as const,
        { place: "settings", href: "/settings", icon: "gear", label: "settings", count: alerts } as const,
      ]
      : []),
  ];
}
