/**
 * Getting a received file from Meta into the store, once.
 *
 * The webhook's own address is good for five minutes, the id for days: the address is
 * taken while it is young, else a fresh one is asked for. Nothing is believed of what
 * comes: not its length, not that it ends, not that it is the file that was promised.
 *
 * The danger is a download that never ends and holds a hand for ever: a body that says
 * nothing for half a minute, or is not through after four, is given up.
 */

import { DomainError } from "../errors.ts";
import type { Channel, Refused, Sender, Unclear, Unreachable } from "../messages/channel.ts";
import type { MediaSource } from "./media.ts";
import { INBOUND_LIMIT } from "./media_kind.ts";
import type { MediaStore, StoredMedia } from "./media_store.ts";

/** What came of it: kept; not the promised bytes; too large; or in the channel's own words. */
export type Download =
  | { readonly kind: "kept"; readonly stored: StoredMedia; readonly mimeType: string | null }
  | { readonly kind: "broken" | "too_large" }
  /** Meta does not know the file (any more). */
  | { readonly kind: "gone"; readonly code: string }
  | Refused
  | Unreachable
  | Unclear;

/** Which file, from where, to where. */
export interface DownloadMedia extends MediaSource {
  readonly channel: Channel;
  readonly store: MediaStore;
  readonly sender: Sender;
  /** Whether the address may still be good. */
  readonly young: boolean;
  /** Hex; null: nobody promised anything. */
  readonly sha256: string | null;
  /** Milliseconds; for tests. */
  readonly patience?: Partial<Patience>;
}

interface Patience {
  readonly silenceMs: number;
  readonly wholeMs: number;
}
const PATIENCE: Patience = { silenceMs: 30_000, wholeMs: 4 * 60_000 };

/** Downloads the file; never throws for what the other side does. */
export async function downloadMedia(from: DownloadMedia): Promise<Download> {
  if (from.url !== null && from.young) {
    const direct = await fetchInto(from, from.url, from.sha256);
    if (direct.kind === "kept" || direct.kind === "too_large" || from.providerMediaId === null) return direct;
  }
  if (from.providerMediaId === null) return { kind: "gone", code: "404" };
  const located = await from.channel.locateMedia(from.sender, from.providerMediaId);
  if (located.kind === "refused") return isGone(located) ? { kind: "gone", code: located.code } : located;
  if (located.kind !== "located") return located;
  if (located.size !== null && located.size > INBOUND_LIMIT) return { kind: "too_large" };
  return await fetchInto(from, located.url, located.sha256 ?? from.sha256);
}

/** Meta's words for an id that it does not know, or no longer does: 100 (no such object), 131009; a bare 404. */
function isGone({ code, action }: Refused): boolean {
  return action === "never" && /^(100|404|http_404|131009|131052)$/i.test(code);
}

async function fetchInto(from: DownloadMedia, url: string, sha256: string | null): Promise<Download> {
  const { channel, store, sender, patience } = from;
  const answer = await channel.fetchMedia(sender, url);
  if (answer.kind !== "fetched") return answer;
  try {
    const bytes = patiently(answer.body, { ...PATIENCE, ...patience });
    return {
      kind: "kept",
      stored: await store.put(bytes, { limit: INBOUND_LIMIT, sha256 }),
      mimeType: answer.mimeType,
    };
  } catch (error) {
    // The border to a stranger's bytes: too many, the wrong ones, or they broke off.
    if (error instanceof DomainError && error.code === "media_too_large") return { kind: "too_large" };
    if (error instanceof DomainError && error.code === "media_broken") return { kind: "broken" };
    if (isDisk(error)) throw error;
    return { kind: "unknown", reason: String(error) };
  }
}

/** A disk that is full or sick is our own trouble, whatever comes over the wire. */
const isDisk = (error: unknown) =>
  error instanceof Error && "code" in error &&
  /^(ENOSPC|EROFS|EACCES|EPERM|EIO|EDQUOT)$/.test(String(error.code));

/** The same bytes, given up when they stop coming. */
function patiently(body: ReadableStream<Uint8Array>, { silenceMs, wholeMs }: Patience) {
  const reader = body.getReader();
  const end = Date.now() + wholeMs;
  return ReadableStream.from((async function* () {
    try {
      while (true) {
        const piece = await within(reader.read(), Math.min(silenceMs, end - Date.now()));
        if (piece.done) return;
        yield piece.value;
      }
    } finally {
      // Whoever stops reading closes the connection; one that is broken already cannot be closed again.
      reader.cancel().catch(() => {});
    }
  })());
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the file stopped coming")), Math.max(0, ms));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {}); // its failure after that has nobody to hear it
  }
}
