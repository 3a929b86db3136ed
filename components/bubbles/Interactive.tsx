/** What we sent to be tapped: header, body, footer, and its buttons or rows, drawn as the customer sees them and dead. */

import type { ComponentChildren } from "preact";
import type { Interactive as Parts, TemplateSent } from "../../core/messages/content.ts";
import type { TextKey } from "../../locales/mod.ts";
import { Icon, type IconName } from "../Icon.tsx";
import { useText } from "../reader.ts";
import { FormattedText } from "./FormattedText.tsx";
import { Place } from "./Place.tsx";

/** Draws the parts; `children` is the file of the header. */
export function Interactive(
  { content, text, children }: {
    content: Parts | TemplateSent;
    text: string | null;
    children?: ComponentChildren;
  },
) {
  const t = useText();
  const { header, footer } = content;
  return (
    <>
      {content.kind === "template" && (
        <p class="kind" title={`${content.name} · ${content.language}`}>
          <Icon name="template" />
          {t("kind_template")}
        </p>
      )}
      {header?.type === "text" && (
        <p class="said">
          <strong>{header.text}</strong>
        </p>
      )}
      {header?.type === "location" && <Place place={header.location} />}
      {children}
      {text && <FormattedText text={text} />}
      {footer && <p class="soft">{footer}</p>}
      {content.kind === "template"
        ? <Inert titles={(content.buttons ?? []).map(({ title, url }) => ({ title, hint: url }))} />
        : <Action action={content.action} />}
    </>
  );
}

const REQUESTS: Readonly<Record<"request_location" | "request_contact", readonly [IconName, TextKey]>> = {
  request_location: ["pin", "request_location"],
  request_contact: ["user", "request_contact"],
};

function Action({ action }: { action: Parts["action"] }) {
  const t = useText();
  switch (action.type) {
    case "buttons":
      return <Inert titles={action.buttons} />;
    case "link":
      return <Inert titles={[{ title: action.title, hint: action.url }]} />;
    case "list":
      return (
        <details class="inert">
          <summary>
            <Icon name="down" />
            {action.button}
          </summary>
          {action.sections.map((section, index) => (
            <div key={index}>
              {section.title && <b>{section.title}</b>}
              <ul>
                {section.rows.map(({ id, title, description }) => (
                  <li key={id}>
                    {title}
                    {description && <small class="soft">{description}</small>}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </details>
      );
    default: {
      const [icon, key] = REQUESTS[action.type];
      return <Inert titles={[{ title: t(key), icon }]} />;
    }
  }
}

function Inert(
  { titles }: { titles: readonly { title: string; hint?: string | undefined; icon?: IconName }[] },
) {
  if (titles.length === 0) return null;
  return (
    <ul class="inert">
      {titles.map(({ title, hint, icon }, index) => (
        <li key={index} title={hint}>
          {icon && <Icon name={icon} />}
          {title}
        </li>
      ))}
    </ul>
  );
}
