/** One WhatsApp number with its credentials and automatic messages; browser-safe: secrets never enter this type. */

/** The automatic messages a connection can send; each is off until it has a text. */
export type AutomaticMessage = "greeting" | "acceptance" | "farewell";

/** An automatic message as its settings keep it: one that is switched off keeps its words. */
export interface KeptText {
  readonly on: boolean;
  readonly text: string | null;
}
/** All of a connection's. */
export type KeptTexts = Readonly<Record<AutomaticMessage, KeptText>>;

/** Whether agents' names go in front of what they write. */
export type SignatureMode = "off" | "choice" | "forced";
/** The modes, for checking. */
export const SIGNATURE_MODES: readonly SignatureMode[] = ["off", "choice", "forced"];
/** When a customer's messages are marked read at Meta. */
export type ReadPolicy = "on_read" | "on_reply" | "never";
/** The policies, for checking. */
export const READ_POLICIES: readonly ReadPolicy[] = ["on_read", "on_reply", "never"];

/** A connection without its secrets. */
export interface Connection {
  readonly id: string;
  readonly name: string;
  /** Meta's id of the number: what inbound traffic is routed by. */
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly defaultDepartmentId: string | null;
  /** What is said by itself; null: nothing, it is off. */
  readonly texts: Readonly<Record<AutomaticMessage, string | null>>;
  /** Inbound within this many minutes of closing reopens the ticket. */
  readonly reopenMinutes: number;
  /** Whether agents' names go in front of what they write: never, as each chooses, always. */
  readonly signatureMode: SignatureMode;
  /** When a customer's messages are marked read at Meta: as the assignee reads, as somebody answers, never. */
  readonly readPolicy: ReadPolicy;
  /** What Meta said of the number last; null: nothing yet. */
  readonly displayPhoneNumber: string | null;
  readonly verifiedName: string | null;
  readonly quality: string | null;
  readonly messagingLimit: string | null;
  readonly lastCheck: ConnectionCheck | null;
  readonly templatesSyncedAt: number | null;
  /** Why sending was stopped (a refused token, billing), as a code; null: it works. */
  readonly stoppedReason: string | null;
  readonly createdAt: number;
}

/** What a test of the connection found, question by question. */
export interface ConnectionCheck {
  readonly at: number;
  readonly answers: readonly {
    readonly question: "token" | "registered" | "subscribed" | "webhook" | "quality" | "limit";
    readonly result: "ok" | "warning" | "failed" | "unknown";
    /** A code or a word of Meta's that says more. */
    readonly detail?: string;
  }[];
}

/** What the Graph API needs; opened from the vault just before use and never logged. */
export interface ConnectionSecrets {
  readonly accessToken: string;
  readonly appSecret: string;
  readonly verifyToken: string;
}

declare module "../jobs/job.ts" {
  interface JobMap {
    /** An account's list of templates is to be fetched from Meta. */
    "templates.sync": { readonly wabaId: string };
  }
}
