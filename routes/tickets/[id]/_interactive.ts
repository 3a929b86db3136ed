/** Buttons, a list, a link or a request as the builder's form says them; what is left empty is not there. */

import type { Interactive } from "../../../core/messages/content.ts";
import { LIMITS } from "../../../core/messages/limits.ts";

type Action = Interactive["action"];
type Field = (name: string) => string;

/** What the form's fields put together; limits are the core's to check. */
export function interactiveOf(field: Field): Omit<Interactive, "kind"> {
  const [header, footer] = [field("header").trim(), field("footer").trim()];
  return {
    ...(header && { header: { type: "text" as const, text: header } }),
    ...(footer && { footer }),
    action: actionOf(field),
  };
}

function actionOf(field: Field): Action {
  switch (field("kind")) {
    case "list":
      return { type: "list", button: field("list_button").trim(), sections: sectionsOf(field) };
    case "link":
      return { type: "link", title: field("title").trim(), url: field("url").trim() };
    case "request_location":
      return { type: "request_location" };
    case "request_contact":
      return { type: "request_contact" };
    default:
      return {
        type: "buttons",
        buttons: count(LIMITS.buttons).flatMap((n) => {
          const title = field(`button.${n}`).trim();
          return title ? [{ id: `button-${n}`, title }] : [];
        }),
      };
  }
}

/** A row that names a section begins it; the others belong to the one before. */
function sectionsOf(field: Field): Extract<Action, { type: "list" }>["sections"] {
  const sections: { title?: string; rows: { id: string; title: string; description?: string }[] }[] = [];
  for (const n of count(LIMITS.rows)) {
    const [section, title, description] = ["section", "row", "hint"].map((name) =>
      field(`${name}.${n}`).trim()
    );
    if (!title) continue;
    if (section || sections.length === 0) sections.push({ ...(section && { title: section }), rows: [] });
    sections.at(-1)?.rows.push({ id: `row-${n}`, title, ...(description && { description }) });
  }
  return sections;
}

const count = (length: number) => Array.from({ length }, (_, i) => i + 1);
