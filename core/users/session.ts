/** A browser in which somebody is signed in. */

import type { User } from "./user.ts";

/** A session ends this long after it was last used. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1000;
/** How often its last use is written down at most. */
export const SEEN_EVERY_MS = 10 * 60 * 1000;

/** A session, as its owner sees it in a list of devices. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly expiresAt: number;
}

/** Whose request this is. */
export interface FoundSession {
  readonly user: User;
  readonly sessionId: string;
  readonly seenAt: number;
}
