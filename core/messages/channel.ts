/**
 * The way out to customers, as the rest of the product knows it; core/whatsapp
 * implements it, tests and the simulator stand in for it.
 *
 * The danger is a message sent twice. So an outcome says what is known:
 * `refused` and `unreachable` mean that the customer did not get it, `unknown`
 * means that nobody can say, and then nothing is tried again by itself.
 */

/** Whom to send to; the phone is preferred where both are known. */
export interface Recipient {
  readonly waId: string | null;
  readonly phone: string | null;
  readonly bsuid: string | null;
}

/** What a refusal asks for. */
export type SendAction = "retry" | "retry_once" | "retry_pair" | "stop_channel" | "never";

/** What became of a send. */
export type SendOutcome =
  | { readonly kind: "accepted"; readonly providerId: string; readonly waId: string | null }
  /** Meta said no, in words we could read. */
  | {
    readonly kind: "refused";
    readonly code: string;
    readonly title: string;
    readonly action: SendAction;
    readonly retryAfterMs?: number;
  }
  /** It surely did not reach Meta (connection refused, DNS, TLS). */
  | { readonly kind: "unreachable"; readonly reason: string }
  /** It may have: a time-out, a reset after the request was written, a 5xx without Meta's error. */
  | { readonly kind: "unknown"; readonly reason: string };

/** The number to send from, and what opens it. */
export interface Sender {
  readonly phoneNumberId: string;
  readonly accessToken: string;
}

/** What Meta says about a number. */
export interface PhoneNumberInfo {
  readonly displayPhoneNumber: string;
  readonly verifiedName: string;
  readonly qualityRating?: string;
}

/** A provider of messages. */
export interface Channel {
  /** Sends a text; `opaque` comes back with every status of it. Never throws. */
  sendText(
    from: Sender,
    to: Recipient,
    message: { readonly text: string; readonly opaque: string; readonly replyTo?: string },
  ): Promise<SendOutcome>;
  /** Looks the number up; throws `access_token_refused`, `number_refused` or `provider_unavailable`. */
  phoneNumber(from: Sender): Promise<PhoneNumberInfo>;
}
