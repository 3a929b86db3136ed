/**
 * A finger on a message of the business: a reply button, a row of a list, a
 * template's quick reply, a request that is answered.
 *
 * What is tapped is looked up in the message that was really received. So a
 * journey that taps "Sim" fails when the inbox has sent something else, which is
 * what it is there for.
 */
import type { ChatMessage } from "../chat.ts";
import { isObject, type JsonObject, textAt } from "../json.ts";
import type { World } from "../world.ts";
import { listAt, objectAt } from "./content.ts";

/** One thing that can be tapped: what it says, and the message it sends. */
export interface Choice {
  /** The button's or row's id; a template button's payload. */
  id: string;
  title: string;
  description?: string;
  /** The heading it stands under in a list. */
  section?: string;
  /** What the customer then writes, in the form of `POST /_sim/phones/:id/messages`. */
  sends: JsonObject;
}

/** Everything that can be tapped on this message, in its order. */
export function choicesOf(world: World, message: ChatMessage): Choice[] {
  if (message.from !== "business" || message.revoked_at !== null) return [];
  const members = objectAt(message.content, message.type, {});
  if (message.type === "template") return templateChoices(world, message, members);
  if (message.type !== "interactive") return [];
  const action = objectAt(members, "action", {});
  const kind = textAt(members, "type") ?? "";
  if (kind === "button") return listAt(action, "buttons", []).flatMap(replyButton);
  if (kind === "list") return listAt(action, "sections", []).flatMap(rowsOf);
  const sends = requests[kind];
  return sends ? [{ id: kind, title: kind, sends }] : [];
}

/** What answers a request that has one button of WhatsApp's own. */
const requests: Record<string, JsonObject> = {
  location_request_message: { type: "location" },
  request_contact_info: { type: "contacts", contact_request: true },
  contact_request: { type: "contacts", contact_request: true },
  flow: { type: "nfm_reply" },
  address_message: {
    type: "nfm_reply",
    name: "address_message",
    body: "Av. Paulista, 1578",
    response: { values: { name: "Cliente", address: "Av. Paulista, 1578", in_pin_code: "01310200" } },
  },
  call_permission_request: { type: "call_permission_reply", response: "accept" },
};

function replyButton(button: JsonObject): Choice[] {
  const { reply } = button;
  if (!isObject(reply)) return [];
  const [id, title] = [textAt(reply, "id") ?? "", textAt(reply, "title") ?? ""];
  return [{ id, title, sends: { type: "button_reply", id, title } }];
}

function rowsOf(section: JsonObject): Choice[] {
  return listAt(section, "rows", []).map((row) => {
    const [id, title] = [textAt(row, "id") ?? "", textAt(row, "title") ?? ""];
    const description = textAt(row, "description") ?? undefined;
    const heading = textAt(section, "title") ?? undefined;
    const sends = { type: "list_reply", id, title, ...(description ? { description } : {}) };
    return { id, title, description, section: heading, sends };
  });
}

function templateChoices(world: World, message: ChatMessage, sent: JsonObject): Choice[] {
  const language = textAt(objectAt(sent, "language", {}), "code") ?? "";
  const waba = world.numbers.get(message.number)?.wabaId ?? "";
  const template = world.templates.find(waba, textAt(sent, "name") ?? "", language);
  const buttons = (template?.components ?? []).filter(isObject).filter((part) => part.type === "BUTTONS")
    .flatMap((part) => listAt(part, "buttons", []));
  const given = listAt(sent, "components", []).filter((part) => textAt(part, "type") === "button");
  return buttons.flatMap((button, index): Choice[] => {
    const title = textAt(button, "text") ?? "";
    if (button.type === "REQUEST_CONTACT_INFO") {
      return [{ id: "request_contact_info", title, sends: { type: "contacts", contact_request: true } }];
    }
    if (button.type === "FLOW") return [{ id: "flow", title, sends: { type: "nfm_reply" } }];
    if (button.type !== "QUICK_REPLY") return [];
    const own = given.find((part) => String(part.index) === String(index));
    const payload = textAt(listAt(own ?? {}, "parameters", [])[0] ?? {}, "payload") ?? title;
    return [{ id: payload, title, sends: { type: "button", button: title, payload } }];
  });
}
