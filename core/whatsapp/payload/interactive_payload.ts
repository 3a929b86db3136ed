/** Buttons, lists, links and requests in Meta's words. */

import type { Interactive } from "../../messages/content.ts";
import type { Outgoing } from "../../messages/channel.ts";

/** The `interactive` member of a message. */
export function interactivePayload(
  { body, interactive, header: file }: Extract<Outgoing, { type: "interactive" }>,
): Record<string, unknown> {
  const { header, footer, action } = interactive;
  const [type, actionPayload] = actionOf(action);
  const above = file
    ? { type: file.kind, [file.kind]: { id: file.mediaId, ...fileName(file) } }
    : header?.type === "text"
    ? { type: "text", text: header.text }
    : null;
  return {
    type,
    ...(above && { header: above }),
    body: { text: body },
    ...(footer && { footer: { text: footer } }),
    action: actionPayload,
  };
}

const fileName = ({ kind, filename }: { kind: string; filename?: string }) =>
  kind === "document" && filename ? { filename } : {};

function actionOf(action: Interactive["action"]): [string, Record<string, unknown>] {
  switch (action.type) {
    case "buttons": {
      const buttons = action.buttons.map(({ id, title }) => ({ type: "reply", reply: { id, title } }));
      return ["button", { buttons }];
    }
    case "list": {
      const sections = action.sections.map(({ title, rows }) => ({
        ...(title && { title }),
        rows: rows.map(({ id, title, description }) => ({ id, title, ...(description && { description }) })),
      }));
      return ["list", { button: action.button, sections }];
    }
    case "link": {
      const parameters = { display_text: action.title, url: action.url };
      return ["cta_url", { name: "cta_url", parameters }];
    }
    case "request_location":
      return ["location_request_message", { name: "send_location" }];
    case "request_contact":
      return ["request_contact_info", { name: "request_contact_info" }];
  }
}
