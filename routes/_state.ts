/**
 * What a page's request knows: the core under this request's id, who asks, how to
 * word things for them, and what was refused if the page is drawn again.
 *
 * It begins without anybody: `_middleware.ts` looks the session up. Asking for
 * `viewer` before that, or without a session, is the refusal `signed_out`.
 */

import { createReader, type Reader } from "../components/reader.ts";
import type { Refusal } from "../components/refusal.ts";
import type { Core } from "../core/core.ts";
import { unauthenticated } from "../core/errors.ts";
import { type JournalHealth, QUIET_JOURNAL, type ReadableJournal } from "../core/journal/mod.ts";
import type { MediaStore } from "../core/media/mod.ts";
import type { Channel } from "../core/messages/channel.ts";
import type { Locale, User } from "../core/users/user.ts";
import { localeFrom, TEXTS } from "../locales/mod.ts";
import { type Context, createDefine } from "../web/mod.ts";
import { isSecure } from "./_session.ts";

/** The state of one request. */
export class State {
  user: User | null = null;
  /** The session they came with; empty: none. */
  sessionId = "";
  /** The refusal to show on the page that is drawn again. */
  refusal: Refusal | null = null;
  /** After how many seconds the page renews itself where no scripts run; null: never. */
  refreshSeconds: number | null = null;
  /** How many alerts of connections wait for an admin; 0 for everybody else. */
  alerts = 0;
  /** How the journal stands, for an admin; quiet for everybody else. */
  journalHealth: JournalHealth = QUIET_JOURNAL;

  constructor(
    public core: Core,
    public reader: Reader,
    /** The files of the conversations. */
    readonly media: MediaStore,
    /** Whether people reach us over HTTPS: cookies are for it alone then. */
    readonly secure: boolean,
    /** The way to Meta, for tests of a connection and lists of templates. */
    readonly channel: Channel,
    /** What people and Meta type to reach us, without a slash at the end. */
    readonly origin: string,
    /** What Meta delivered to this node. */
    readonly journal: ReadableJournal,
  ) {}

  /** Who is signed in; refuses `signed_out`. */
  get viewer(): User {
    if (!this.user) throw unauthenticated("signed_out", "Sign in first");
    return this.user;
  }
}

/** Someone who reads that language at that place. */
export function readerOf(locale: Locale, timeZone: string, csrf: string | null): Reader {
  return createReader({ texts: TEXTS[locale], locale, timeZone, csrf: csrf ?? "" });
}

/** What every request's state is made from; `publicUrl` is what people type, null where it is not known. */
export interface SiteParts {
  readonly core: Core;
  readonly media: MediaStore;
  readonly publicUrl: string | null;
  readonly channel: Channel;
  readonly journal: ReadableJournal;
}

/** The state a request starts with. */
export function createState(
  { core, media, publicUrl, channel, journal }: SiteParts,
  ctx: Context<State>,
): State {
  const locale = localeFrom(ctx.req.headers.get("accept-language"));
  return new State(
    core.scoped({ request_id: ctx.requestId }),
    readerOf(locale, "UTC", null),
    media,
    isSecure(ctx.req, publicUrl),
    channel,
    new URL(publicUrl ?? ctx.req.url).origin,
    journal,
  );
}

/** The words route files are written with. */
export const define = createDefine<State>();
