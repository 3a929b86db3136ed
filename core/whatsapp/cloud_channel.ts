/**
 * Sending through Meta's Cloud API (`POST /{phone-number-id}/messages`).
 *
 * A 200 means accepted, no more; what becomes of it comes by webhook, with our
 * own message id in `biz_opaque_callback_data`. The phone is dialled where it
 * is known (it keeps phone numbers flowing in webhooks), else the BSUID.
 */

import { DomainError, invalid, unavailable } from "../errors.ts";
import type { Channel, Outgoing, Recipient, SendOutcome } from "../messages/channel.ts";
import { callGraph, type CloudClient, type GraphReply } from "./cloud_client.ts";
import { errorAction } from "./error_action.ts";
import { asList, asObject, asText } from "./meta_json.ts";

/** The Cloud API as a channel. */
export function createCloudChannel(client: CloudClient): Channel {
  return {
    async send(from, to, { what, opaque, replyTo }) {
      const address = addressOf(to);
      if (!address) {
        return {
          kind: "refused",
          code: "recipient_missing",
          title: "Neither phone nor BSUID",
          action: "never",
        };
      }
      const reply = await callGraph(client, {
        method: "POST",
        path: `${encodeURIComponent(from.phoneNumberId)}/messages`,
        accessToken: from.accessToken,
        body: messageBody({ address, what, opaque, replyTo }),
      });
      return outcomeOf(reply);
    },

    markRead: () => Promise.resolve(notYet),
    upload: () => Promise.resolve(notYet),
    locateMedia: () => Promise.resolve(notYet),
    fetchMedia: () => Promise.resolve(notYet),
    isSubscribed: () => Promise.reject(unavailable("provider_unavailable", "Not built")),
    subscribe: () => Promise.reject(unavailable("provider_unavailable", "Not built")),
    listTemplates: () => Promise.reject(unavailable("provider_unavailable", "Not built")),

    async phoneNumber(from) {
      const reply = await callGraph(client, {
        method: "GET",
        path: `${
          encodeURIComponent(from.phoneNumberId)
        }?fields=display_phone_number,verified_name,quality_rating`,
        accessToken: from.accessToken,
      });
      const info = asObject(reply.kind === "answer" ? reply.body : null);
      const displayPhoneNumber = asText(info["display_phone_number"]);
      if (!displayPhoneNumber) throw refusalOf(reply);
      const qualityRating = asText(info["quality_rating"]);
      return {
        displayPhoneNumber,
        verifiedName: asText(info["verified_name"]) ?? "",
        ...(qualityRating ? { qualityRating } : {}),
      };
    },
  };
}

const notYet = { kind: "unknown", reason: "not built" } as const;

function messageBody(
  { address, what, opaque, replyTo }: {
    address: { to: string } | { recipient: string };
    what: Outgoing;
    opaque: string;
    replyTo: string | undefined;
  },
) {
  if (what.type !== "text") throw new Error("not built");
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...address,
    type: "text",
    text: { body: what.text },
    biz_opaque_callback_data: opaque,
    ...(replyTo ? { context: { message_id: replyTo } } : {}),
  };
}

function addressOf({ waId, phone, bsuid }: Recipient): { to: string } | { recipient: string } | null {
  const dialled = waId ?? phone?.replace(/\D/g, "");
  if (dialled) return { to: dialled };
  return bsuid ? { recipient: bsuid } : null;
}

function outcomeOf(reply: GraphReply): SendOutcome {
  if (reply.kind === "answer") {
    const body = asObject(reply.body);
    const providerId = asText(asObject(asList(body["messages"])[0])["id"]);
    if (!providerId) return { kind: "unknown", reason: "accepted without a message id" };
    return { kind: "accepted", providerId, waId: waIdOf(body["contacts"]) };
  }
  if (reply.kind !== "error") return reply;
  const { status, code, title, transient, retryAfterMs } = reply;
  return {
    kind: "refused",
    code: code === null ? `http_${status}` : String(code),
    title,
    action: code === null ? (transient ? "retry" : "never") : errorAction(code, { status, transient }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function waIdOf(contacts: unknown): string | null {
  return asText(asObject(asList(contacts)[0])["wa_id"])?.trim() || null;
}

function refusalOf(reply: GraphReply): DomainError {
  if (reply.kind !== "error") {
    return unavailable("provider_unavailable", "Meta could not be reached", {
      reason: reply.kind === "answer" ? "unexpected answer" : reply.reason,
    });
  }
  const { status, code, title, transient } = reply;
  const details = { code: code ?? `http_${status}`, title };
  if (code === 190 || code === 0 || status === 401) {
    return invalid("access_token_refused", "Meta refused the access token", details);
  }
  if (code !== null && errorAction(code, { status, transient }).startsWith("retry")) {
    return unavailable("provider_unavailable", "Meta is busy", details);
  }
  return invalid("number_refused", "Meta does not know this number for this token", details);
}
