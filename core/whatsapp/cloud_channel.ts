/**
 * Meta's Cloud API as a channel.
 *
 * A 200 to a send means accepted, no more; what becomes of it comes by webhook,
 * with our own message id in `biz_opaque_callback_data`.
 */

import type { Channel, SendOutcome } from "../messages/channel.ts";
import { isSubscribed, listTemplates, lookUpNumber, subscribe } from "./cloud_account.ts";
import { callGraph, type CloudClient, type GraphReply } from "./cloud_client.ts";
import { fetchMedia, locateMedia, uploadMedia } from "./cloud_media.ts";
import { failed } from "./graph_outcome.ts";
import { asList, asObject, asText } from "./meta_json.ts";
import { messagePayload } from "./payload/message_payload.ts";

/** The Cloud API as a channel. */
export function createCloudChannel(client: CloudClient): Channel {
  const post = (from: { phoneNumberId: string; accessToken: string }, body: unknown) =>
    callGraph(client, {
      method: "POST",
      path: `${encodeURIComponent(from.phoneNumberId)}/messages`,
      accessToken: from.accessToken,
      body,
    });
  return {
    async send(from, to, message) {
      const body = messagePayload({ to, ...message });
      return body ? outcomeOf(await post(from, body)) : NOBODY;
    },

    async markRead(from, { providerId, typing }) {
      const reply = await post(from, {
        messaging_product: "whatsapp",
        status: "read",
        message_id: providerId,
        ...(typing && { typing_indicator: { type: "text" } }),
      });
      return reply.kind === "answer" ? { kind: "done" } : failed(reply);
    },

    upload: (from, file) => uploadMedia(client, from, file),
    locateMedia: (from, providerMediaId) => locateMedia(client, from, providerMediaId),
    fetchMedia: (from, url) => fetchMedia(client, from, url),
    phoneNumber: (from) => lookUpNumber(client, from),
    isSubscribed: (from, wabaId) => isSubscribed(client, from, wabaId),
    subscribe: (from, wabaId) => subscribe(client, from, wabaId),
    listTemplates: (from, wabaId) => listTemplates(client, from, wabaId),
  };
}

const NOBODY: SendOutcome = {
  kind: "refused",
  code: "recipient_missing",
  title: "Neither phone nor BSUID",
  action: "never",
};

function outcomeOf(reply: GraphReply): SendOutcome {
  if (reply.kind !== "answer") return failed(reply);
  const body = asObject(reply.body);
  const providerId = asText(asObject(asList(body["messages"])[0])["id"]);
  if (!providerId) return { kind: "unknown", reason: "accepted without a message id" };
  return { kind: "accepted", providerId, waId: waIdOf(body["contacts"]) };
}

function waIdOf(contacts: unknown): string | null {
  return asText(asObject(asList(contacts)[0])["wa_id"])?.trim() || null;
}
