/** A channel that answers as a test tells it to, and remembers what it was asked to send. */

import type { Channel, Outgoing, Recipient, Sender, SendOutcome } from "../core/messages/channel.ts";

/** What was handed to Meta. */
export interface Handed {
  readonly from: Sender;
  readonly to: Recipient;
  readonly what: Outgoing;
  /** Of a text. */
  readonly text: string;
  readonly opaque: string;
  /** Meta's id of what it answers. */
  readonly replyTo?: string;
}

/** What a test says of one send: an outcome, or work that ends in one. */
export type Script = SendOutcome | ((handed: Handed) => SendOutcome | Promise<SendOutcome>);

/** A channel that follows the script step by step and accepts whatever comes after its end. */
export function scriptedChannel(...script: Script[]): Channel & { readonly sent: Handed[] } {
  const sent: Handed[] = [];
  return {
    sent,
    async send(from, to, { what, opaque, replyTo }) {
      const text = what.type === "text" ? what.text : "";
      const handed = { from, to, what, text, opaque, ...(replyTo && { replyTo }) };
      sent.push(handed);
      const step = script[sent.length - 1] ??
        { kind: "accepted", providerId: `wamid.${sent.length}`, waId: null } as const;
      return typeof step === "function" ? await step(handed) : step;
    },
    markRead: () => Promise.resolve({ kind: "done" }),
    upload: () => Promise.resolve({ kind: "uploaded", mediaId: "media.1" }),
    locateMedia: () => Promise.resolve({ kind: "unknown", reason: "not scripted" }),
    fetchMedia: () => Promise.resolve({ kind: "unknown", reason: "not scripted" }),
    isSubscribed: () => Promise.resolve(true),
    subscribe: () => Promise.resolve(),
    listTemplates: () => Promise.resolve([]),
    phoneNumber: () => Promise.resolve({ displayPhoneNumber: "+55 11 0000-0000", verifiedName: "Balcão" }),
  };
}

/** A refusal of Meta's. */
export const refused = (
  action: Extract<SendOutcome, { kind: "refused" }>["action"],
  code = "131000",
): SendOutcome => ({ kind: "refused", code, title: "Something went wrong", action });
