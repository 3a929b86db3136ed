/**
 * Our requests against those that Meta has published, in the folder that
 * BALCAO_FIXTURES names (they are theirs, so no copy lies here).
 */

import { deepEqual } from "node:assert/strict";
import type { Outgoing, Recipient } from "../../messages/channel.ts";
import { asList, asObject, asText } from "../meta_json.ts";
import { messagePayload } from "./message_payload.ts";

const folder = Deno.env.get("BALCAO_FIXTURES");
const TO: Recipient = { waId: "{{Recipient-Phone-Number}}", phone: null, bsuid: null };
const text = (value: unknown) => asText(value) ?? "";

/** A published request → what would have to be sent for it. */
const REQUESTS: Readonly<Record<string, (body: ReturnType<typeof asObject>) => Outgoing>> = {
  "send-text-message": (b) => ({ type: "text", text: text(asObject(b.text).body) }),
  "send-reply-to-text-message": (b) => ({ type: "text", text: text(asObject(b.text).body) }),
  "send-image-message-by-id": (b) => ({ type: "image", mediaId: text(asObject(b.image).id) }),
  "send-audio-message-by-id": (b) => ({ type: "audio", voice: false, mediaId: text(asObject(b.audio).id) }),
  "send-sticker-message-by-id": (b) => ({ type: "sticker", mediaId: text(asObject(b.sticker).id) }),
  "send-reply-to-sticker-message-by-id": (b) => ({ type: "sticker", mediaId: text(asObject(b.sticker).id) }),
  "send-video-message-by-id": ({ video }) => ({
    type: "video",
    mediaId: text(asObject(video).id),
    caption: text(asObject(video).caption),
  }),
  "send-document-message-by-id": ({ document }) => ({
    type: "document",
    mediaId: text(asObject(document).id),
    caption: text(asObject(document).caption),
    filename: text(asObject(document).filename),
  }),
  "send-location-message": ({ location: given }) => {
    const { latitude, longitude, name, address } = asObject(given);
    return {
      type: "location",
      location: {
        kind: "location",
        latitude: Number(latitude),
        longitude: Number(longitude),
        name: text(name),
        address: text(address),
      },
    };
  },
  "send-reply-with-reaction-message": ({ reaction }) => ({
    type: "reaction",
    targetId: text(asObject(reaction).message_id),
    emoji: text(asObject(reaction).emoji),
  }),
  "send-reply-button": ({ interactive }) => ({
    type: "interactive",
    body: text(asObject(asObject(interactive).body).text),
    interactive: {
      kind: "interactive",
      action: {
        type: "buttons",
        buttons: asList(asObject(asObject(interactive).action).buttons).map((button) => {
          const { id, title } = asObject(asObject(button).reply);
          return { id: text(id), title: text(title) };
        }),
      },
    },
  }),
  "send-list-message": ({ interactive }) => {
    const { header, body, footer, action } = asObject(interactive);
    return {
      type: "interactive",
      body: text(asObject(body).text),
      interactive: {
        kind: "interactive",
        header: { type: "text", text: text(asObject(header).text) },
        footer: text(asObject(footer).text),
        action: {
          type: "list",
          button: text(asObject(action).button),
          sections: asList(asObject(action).sections).map(asObject).map(({ title, rows }) => ({
            title: text(title),
            rows: asList(rows).map(asObject).map(({ id, title, description }) => ({
              id: text(id),
              title: text(title),
              description: text(description),
            })),
          })),
        },
      },
    };
  },
  "send-message-template-interactive": ({ template }) => ({
    type: "template",
    name: text(asObject(template).name),
    language: text(asObject(asObject(template).language).code),
    components: asList(asObject(template).components),
  }),
};

for (const [name, outgoing] of Object.entries(REQUESTS)) {
  Deno.test({
    name: `the published request ${name} is what we would send`,
    ignore: folder === undefined,
    fn: async () => {
      const path = `${folder}/graph/phone-number-id-messages__post__req__${name}.json`;
      const published = asObject(JSON.parse(await Deno.readTextFile(path)));
      const replyTo = asText(asObject(published.context).message_id);
      const ours = messagePayload({
        to: TO,
        what: outgoing(published),
        opaque: "msg_1",
        ...(replyTo && { replyTo }),
      });
      deepEqual(ours, { ...published, biz_opaque_callback_data: "msg_1" });
    },
  });
}
