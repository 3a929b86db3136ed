/** A channel that answers as a test tells it to, and remembers what it was asked to send. */

import type { Channel, Recipient, Sender, SendOutcome } from "../core/messages/channel.ts";

/** What was handed to Meta. */
export interface Handed {
  readonly from: Sender;
  readonly to: Recipient;
  readonly text: string;
  readonly opaque: string;
}

/** What a test says of one send: an outcome, or work that ends in one. */
export type Script = SendOutcome | ((handed: Handed) => SendOutcome | Promise<SendOutcome>);

/** A channel that follows the script step by step and accepts whatever comes after its end. */
export function scriptedChannel(...script: Script[]): Channel & { readonly sent: Handed[] } {
  const sent: Handed[] = [];
  return {
    sent,
    async sendText(from, to, { text, opaque }) {
      const handed = { from, to, text, opaque };
      sent.push(handed);
      const step = script[sent.length - 1] ??
        { kind: "accepted", providerId: `wamid.${sent.length}`, waId: null } as const;
      return typeof step === "function" ? await step(handed) : step;
    },
    phoneNumber: () => Promise.resolve({ displayPhoneNumber: "+55 11 0000-0000", verifiedName: "Balcão" }),
  };
}

/** A refusal of Meta's. */
export const refused = (
  action: Extract<SendOutcome, { kind: "refused" }>["action"],
  code = "131000",
): SendOutcome => ({ kind: "refused", code, title: "Something went wrong", action });
