/**
 * Messages with something to tap: what all kinds have in common (header, body,
 * footer), and which kind of header each may carry.
 *
 * Each kind's `action` is read in a file of its family. What the phone offers to
 * tap is what was accepted here, so an action is kept as it was sent.
 */
import type { JsonObject } from "../../json.ts";
import {
  contentObject,
  mayObject,
  mayText,
  needObject,
  needText,
  refuse,
  refuseParameter,
} from "../refusal.ts";
import { readButtons } from "./interactive_buttons.ts";
import { readCarousel } from "./interactive_carousel.ts";
import { readFlow } from "./interactive_flow.ts";
import { readList } from "./interactive_list.ts";
import { readAddressRequest, readCtaUrl, readVoiceCall } from "./interactive_links.ts";
import { readCatalog, readOrder, readProduct, readProductList } from "./interactive_products.ts";
import { mediaReference } from "./media.ts";
import type { ContentReader, MessageContent, Sender } from "./message_content.ts";

type HeaderKind = "text" | "image" | "video" | "document";
type ActionReader = (action: JsonObject, sender: Sender, interactive: JsonObject) => void;

interface Kind {
  body: number | null;
  header?: HeaderKind[];
  headerNeeded?: boolean;
  footer?: boolean;
  action: ActionReader;
}

const any: HeaderKind[] = ["text", "image", "video", "document"];
const named = (name: string): ActionReader => (action) => {
  if (action.name !== name) {
    refuseParameter(`Param interactive['action']['name'] must be one of {${name.toUpperCase()}}.`);
  }
};

/** Every kind; a `body` of null may be left out. */
const kinds: Record<string, Kind> = {
  button: { body: 1024, header: any, footer: true, action: readButtons },
  list: { body: 4096, header: ["text"], footer: true, action: readList },
  cta_url: { body: 1024, header: any, footer: true, action: readCtaUrl },
  flow: { body: 1024, header: any, footer: true, action: readFlow },
  location_request_message: { body: 1024, action: named("send_location") },
  address_message: { body: 1024, header: any, footer: true, action: readAddressRequest },
  product: { body: null, footer: true, action: readProduct },
  product_list: { body: 1024, header: ["text"], headerNeeded: true, footer: true, action: readProductList },
  catalog_message: { body: 1024, footer: true, action: readCatalog },
  order_details: { body: 1024, header: any, footer: true, action: readOrder("review_and_pay") },
  order_status: { body: 1024, footer: true, action: readOrder("review_order") },
  carousel: { body: 1024, action: readCarousel },
  voice_call: { body: 1024, action: readVoiceCall },
  call_permission_request: { body: null, action: named("call_permission_request") },
  request_contact_info: { body: 1024, action: named("request_contact_info") },
};

/** Reads `interactive: { type, header?, body, footer?, action }`. */
export const readInteractive: ContentReader = (body, sender) => {
  const given = contentObject(body, "interactive");
  const type = needText(given, "type", "interactive");
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (!kind) {
    const known = Object.keys(kinds).join(", ").toUpperCase();
    refuseParameter(`Param interactive['type'] must be one of {${known}} - got "${type}".`);
  }
  const header = readHeader(given, kind, sender);
  const text = readBody(given, kind);
  readFooter(given, kind);
  kind.action(needObject(given, "action", "interactive"), sender, given);
  return { type: "interactive", text, content: { type: "interactive", interactive: given }, ...header };
};

function readHeader(
  given: JsonObject,
  kind: Kind,
  sender: Sender,
): Pick<MessageContent, "mediaId" | "fails"> {
  const header = mayObject(given, "header", "interactive");
  if (header === null) {
    if (kind.headerNeeded) refuseParameter("The parameter interactive['header'] is required.");
    return {};
  }
  const type = (kind.header ?? []).find((known) => known === header.type);
  if (type === undefined) {
    refuse(131009, `Header type ${header.type} is not supported for interactive type ${given.type}.`);
  }
  const path = "interactive['header']";
  if (type === "text") {
    needText(header, "text", path, 60);
    return {};
  }
  const { mediaId, fails } = mediaReference(
    needObject(header, type, path),
    type,
    `${path}['${type}']`,
    sender,
  );
  return { mediaId, fails };
}

function readBody(given: JsonObject, kind: Kind): string | null {
  if (kind.body !== null) {
    return needText(needObject(given, "body", "interactive"), "text", "interactive['body']", kind.body);
  }
  const body = mayObject(given, "body", "interactive");
  return body === null ? null : mayText(body, "text", "interactive['body']", 1024);
}

function readFooter(given: JsonObject, kind: Kind): void {
  const footer = mayObject(given, "footer", "interactive");
  if (footer === null) return;
  if (!kind.footer) refuse(131009, `A footer is not supported for interactive type ${given.type}.`);
  needText(footer, "text", "interactive['footer']", 60);
}
