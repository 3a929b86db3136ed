/** The frame of what is sent rarely: a page of its own, which scripts show in a dialog over the thread. */

import type { ComponentChildren } from "preact";
import { Icon } from "../Icon.tsx";
import { useText } from "../reader.ts";
import type { Refusal } from "../refusal.ts";

/** What the frame shows. */
export interface SendPageProps {
  title: string;
  /** Where one came from. */
  backHref: string;
  refusal: Refusal | null;
  children: ComponentChildren;
}

/** Draws the frame. */
export function SendPage({ title, backHref, refusal, children }: SendPageProps) {
  const t = useText();
  return (
    <main class="sheet" id="content">
      <header class="sheet-head">
        <a class="ib" href={backHref} data-close title={t("back")}>
          <Icon name="back" label={t("back")} />
        </a>
        <h1>{title}</h1>
      </header>
      {refusal && (
        <p class="say bad" role="alert">
          <Icon name="warn" />
          <span class="grow">{refusal.text}</span>
        </p>
      )}
      {children}
    </main>
  );
}
