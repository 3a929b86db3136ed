/**
 * What the frame of a page knows of its viewer: which doors to show, and whether
 * something waits behind them. Only pages stand inside of it; islands never ask.
 */

import { createContext } from "preact";
import type { AvatarProps } from "./Avatar.tsx";

/** What the frame shows. */
export interface House {
  /** May administer: settings are theirs. */
  readonly admin: boolean;
  /** How many alerts of connections nobody has put aside. */
  readonly alerts: number;
  /** How many things of the journal ask for somebody. */
  readonly troubles: number;
  /** The viewer's own picture; absent: they have none. */
  readonly face?: AvatarProps | undefined;
}

/** Says it to everything inside. */
export const HouseContext = createContext<House>({ admin: false, alerts: 0, troubles: 0 });
