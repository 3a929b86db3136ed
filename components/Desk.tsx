/**
 * A page beside the inbox (settings, people, contacts): the rail, a head with the
 * way back, and a column that scrolls. On a phone the head carries the way back.
 *
 * Its style sheet is `styles/pages/desk.css`: the folder's `_middleware.ts` asks for
 * it with `ctx.sheet = "desk"`.
 */

import type { ComponentChildren } from "preact";
import { SavedNote } from "./form/SavedNote.tsx";
import { Icon } from "./Icon.tsx";
import type { Place } from "./places.ts";
import { Rail } from "./Rail.tsx";
import { useText } from "./reader.ts";

/** What the page is. */
export interface DeskProps {
  /** Which entry of the rail it belongs to. */
  place: Place;
  title: string;
  /** Where the arrow leads; the inbox unless told. */
  back?: string;
  /** What has just been done, out of the address. */
  saved?: string | null;
  /** Beside the title: the page's main action. */
  action?: ComponentChildren;
  /** Places of this part of the house. */
  nav?: ComponentChildren;
  children: ComponentChildren;
}

/** Draws the page. */
export function Desk({ place, title, back = "/tickets", saved = null, action, nav, children }: DeskProps) {
  const t = useText();
  return (
    <div class="deskapp">
      <a class="skip" href="#content">{t("skip_to_content")}</a>
      <Rail place={place} />
      <main id="content" class="deskmain">
        <header class="deskhead">
          <a class="ib" href={back} title={t("back")}>
            <Icon name="back" label={t("back")} />
          </a>
          <h1 class="grow">{title}</h1>
          {action}
        </header>
        {nav}
        <div class="deskbody">
          <SavedNote saved={saved} />
          {children}
        </div>
      </main>
    </div>
  );
}
