/**
 * The way out to customers, as the rest of the product knows it; core/whatsapp
 * implements it, tests and the simulator stand in for it.
 *
 * The danger is a message sent twice. So an outcome says what is known:
 * `refused` and `unreachable` mean that the customer did not get it, `unknown`
 * means that nobody can say, and then nothing is tried again by itself.
 */

import type { ContactCards, Interactive, Location } from "./content.ts";

/** Whom to send to; the phone is preferred where both are known, a group chat goes before either. */
export interface Recipient {
  readonly waId: string | null;
  readonly phone: string | null;
  readonly bsuid: string | null;
  readonly groupId?: string | null;
}

/** What a refusal asks for. */
export type SendAction = "retry" | "retry_once" | "retry_pair" | "stop_channel" | "never";

/** Meta said no, in words we could read. */
export interface Refused {
  readonly kind: "refused";
  readonly code: string;
  readonly title: string;
  readonly action: SendAction;
  readonly retryAfterMs?: number;
}

/** It surely did not reach Meta (connection refused, DNS, TLS). */
export interface Unreachable {
  readonly kind: "unreachable";
  readonly reason: string;
}

/** It may have: a time-out, a reset after the request was written, a 5xx without Meta's error. */
export interface Unclear {
  readonly kind: "unknown";
  readonly reason: string;
}

/** What became of a send. */
export type SendOutcome =
  | { readonly kind: "accepted"; readonly providerId: string; readonly waId: string | null }
  | Refused
  | Unreachable
  | Unclear;

/** The number to send from, and what opens it. */
export interface Sender {
  readonly phoneNumberId: string;
  readonly accessToken: string;
}

/** Meta's id of an uploaded file. */
type Uploaded = { readonly mediaId: string };

/** What is handed to Meta, ready to be put into its words. */
export type Outgoing =
  | { readonly type: "text"; readonly text: string }
  | ({ readonly type: "image" | "video"; readonly caption?: string } & Uploaded)
  | ({ readonly type: "document"; readonly caption?: string; readonly filename: string } & Uploaded)
  | ({ readonly type: "audio"; readonly voice: boolean } & Uploaded)
  | ({ readonly type: "sticker" } & Uploaded)
  | { readonly type: "location"; readonly location: Location }
  | { readonly type: "contacts"; readonly contacts: ContactCards }
  | {
    readonly type: "interactive";
    readonly body: string;
    readonly interactive: Interactive;
    /** Of a header that is a file. */
    readonly header?: {
      readonly kind: "image" | "video" | "document";
      readonly mediaId: string;
      readonly filename?: string;
    };
  }
  | {
    readonly type: "template";
    readonly name: string;
    readonly language: string;
    /** As Meta takes them, media ids included. */
    readonly components: readonly unknown[];
  }
  | { readonly type: "reaction"; readonly targetId: string; readonly emoji: string };

/** A file to be handed to Meta. */
export interface Upload {
  readonly mimeType: string;
  readonly filename: string;
  readonly bytes: Uint8Array | Blob;
}

/** What became of an upload; a file may be uploaded again without harm. */
export type UploadOutcome =
  | { readonly kind: "uploaded"; readonly mediaId: string }
  | Refused
  | Unreachable
  | Unclear;

/** Where a received file can be fetched from, for five minutes. */
export type LocatedMedia =
  | {
    readonly kind: "located";
    readonly url: string;
    readonly mimeType: string;
    /** Hex. */
    readonly sha256: string | null;
    readonly size: number | null;
  }
  | Refused
  | Unreachable
  | Unclear;

/** A received file's bytes; the caller reads or cancels the body. */
export type FetchedMedia =
  | { readonly kind: "fetched"; readonly body: ReadableStream<Uint8Array>; readonly mimeType: string | null }
  | Refused
  | Unreachable
  | Unclear;

/** What Meta says about a number. */
export interface PhoneNumberInfo {
  readonly displayPhoneNumber: string;
  readonly verifiedName: string;
  readonly qualityRating?: string;
  readonly messagingLimit?: string;
  /** Whether the number is registered with the Cloud API; absent: Meta did not say. */
  readonly registered?: boolean;
  readonly throughput?: string;
  readonly nameStatus?: string;
}

/** A template as the account's list has it. */
export interface TemplateInfo {
  readonly providerId: string | null;
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly status: string;
  readonly quality: string | null;
  readonly rejectedReason: string | null;
  readonly parameterFormat: "POSITIONAL" | "NAMED";
  readonly components: readonly unknown[];
}

/** A provider of messages. Sends, uploads, marks and fetches never throw; the look-ups at the end do. */
export interface Channel {
  /** Sends; `opaque` comes back with every status of it. */
  send(
    from: Sender,
    to: Recipient,
    message: { readonly what: Outgoing; readonly opaque: string; readonly replyTo?: string },
  ): Promise<SendOutcome>;
  /** Marks a customer's message, and those before it, as read; with `typing`, shows that an answer is being typed (25 s at most). */
  markRead(
    from: Sender,
    message: { readonly providerId: string; readonly typing: boolean },
  ): Promise<{ readonly kind: "done" } | Refused | Unreachable | Unclear>;
  upload(from: Sender, file: Upload): Promise<UploadOutcome>;
  locateMedia(from: Sender, providerMediaId: string): Promise<LocatedMedia>;
  /** Fetches from an address that Meta gave; one that is neither the Graph host's nor Meta's media hosts' is refused (`media_url_foreign`). */
  fetchMedia(from: Sender, url: string): Promise<FetchedMedia>;
  /** Looks the number up; throws `access_token_refused`, `number_refused` or `provider_unavailable`. */
  phoneNumber(from: Sender): Promise<PhoneNumberInfo>;
  /** Whether the account's webhooks come to some app of ours; throws as `phoneNumber` does. */
  isSubscribed(from: Sender, wabaId: string): Promise<boolean>;
  /** Asks for the account's webhooks (`POST /{WABA}/subscribed_apps`); throws as `phoneNumber` does. */
  subscribe(from: Sender, wabaId: string): Promise<void>;
  /** Every template of the account; throws as `phoneNumber` does. */
  listTemplates(from: Sender, wabaId: string): Promise<TemplateInfo[]>;
}
