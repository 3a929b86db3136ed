/** One WhatsApp number with its credentials and automatic messages; browser-safe: secrets never enter this type. */

/** The automatic messages a connection can send; each is off until it has a text. */
export type AutomaticMessage = "greeting" | "acceptance" | "farewell";

/** A connection without its secrets. */
export interface Connection {
  readonly id: string;
  readonly name: string;
  /** Meta's id of the number: what inbound traffic is routed by. */
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly defaultDepartmentId: string | null;
  readonly texts: Readonly<Record<AutomaticMessage, string | null>>;
  /** Inbound within this many minutes of closing reopens the ticket. */
  readonly reopenMinutes: number;
  /** Why sending was stopped (a refused token, billing), as a code; null: it works. */
  readonly stoppedReason: string | null;
  readonly createdAt: number;
}

/** What the Graph API needs; opened from the vault just before use and never logged. */
export interface ConnectionSecrets {
  readonly accessToken: string;
  readonly appSecret: string;
  readonly verifyToken: string;
}
