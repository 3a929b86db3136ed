/**
 * Fetching the file of a received message, so that its bubble stops waiting.
 *
 * The message was shown at once; its file comes by a job. Whatever goes wrong ends in a
 * state that a person can read: the file is here, or it says why not and can be asked
 * for again. What passes (no network, Meta's 5xx) is tried again for days, as long as
 * Meta keeps the file.
 *
 * The danger is the file of another: what is kept is named by its bytes, checked against
 * the hash that came with the message, and only then does the row say `stored`.
 */

import { openSecrets } from "../connections/mod.ts";
import type { Core } from "../core.ts";
import { unavailable } from "../errors.ts";
import type { Channel } from "../messages/channel.ts";
import { describeMedia } from "./describe_media.ts";
import { type Download, type DownloadMedia, downloadMedia } from "./download.ts";
import type { Media } from "./media.ts";
import { findMedia, type MediaInTicket } from "./media_fetch_store.ts";
import type { MediaStore } from "./media_store.ts";
import { recordMissing, recordStored } from "./record_media.ts";
import { safeFilename } from "./safe_filename.ts";
import { sniffMedia } from "./sniff_media.ts";

/** Which message's file, by which way, whereto, and how often it has been tried (this time included). */
export interface FetchMedia {
  readonly messageId: string;
  readonly channel: Channel;
  readonly store: MediaStore;
  readonly attempt: number;
  readonly patience?: DownloadMedia["patience"];
}

/** How long the address of a webhook is good; a minute is left for the way. */
const URL_LIFE_MS = 4 * 60 * 1000;
/** How long Meta keeps a received file. */
const ID_LIFE_MS = 7 * 24 * 60 * 60 * 1000;
/** How often a damaged file is fetched. */
const BROKEN_TRIES = 3;

/** Fetches the file of a message that waits for it. Refuses `media_unreachable` (unavailable: try again). */
export async function fetchMedia(core: Core, of: FetchMedia): Promise<void> {
  const { messageId, store, attempt } = of;
  const was = await findMedia(core.db.primary, messageId);
  const media = was?.message.media;
  if (!was || media?.state !== "waiting") return;
  const outcome = await get(core, was, media, of);
  core.log.info("media_tried", { message: messageId, attempt, outcome: outcome.kind, code: codeOf(outcome) });
  if (outcome.kind !== "kept") return await giveUp(core, was, outcome, attempt);

  const { sha256, size } = outcome.stored;
  const { mimeType } = await sniffMedia(store.path(sha256), media.mimeType);
  const facts = await describeMedia(store, {
    sha256,
    mimeType,
    kind: media.kind,
    voice: media.voice === true,
  });
  await recordStored(core, messageId, {
    sha256,
    size,
    mimeType,
    ...(media.filename !== undefined && { filename: safeFilename(media.filename, mimeType) }),
    ...facts,
  });
}

async function get(core: Core, was: MediaInTicket, media: Media, of: FetchMedia): Promise<Download> {
  const { channel, store, patience } = of;
  const sha256 = media.sha256 ?? null;
  // The same photo forwarded by ten customers, or fetched by another node, is here already.
  const here = sha256 === null ? null : await store.stat(sha256);
  if (sha256 !== null && here !== null) {
    return { kind: "kept", stored: { sha256, size: here.size }, mimeType: null };
  }
  const { accessToken } = await openSecrets(core, was.message.connectionId);
  return await downloadMedia({
    channel,
    store,
    sender: { phoneNumberId: was.phoneNumberId, accessToken },
    providerMediaId: was.providerMediaId,
    url: was.url,
    young: age(core, was) < URL_LIFE_MS,
    sha256,
    ...(patience && { patience }),
  });
}

const age = (core: Core, { sourceAt }: MediaInTicket) => core.now() - (sourceAt ?? 0);

/** Records why the file will not come, or throws for another try. */
async function giveUp(core: Core, was: MediaInTicket, outcome: Download, attempt: number): Promise<void> {
  const code = finalCode(outcome, { attempt, expired: age(core, was) >= ID_LIFE_MS });
  if (code !== null) return await recordMissing(core, was.message.id, code);
  throw unavailable("media_unreachable", "The file did not come; it will be tried again", {
    reason: codeOf(outcome),
    ...("retryAfterMs" in outcome && outcome.retryAfterMs && { retryAfter: outcome.retryAfterMs / 1000 }),
  });
}

/** The code under which the file is given up (pure); null: it is worth another try. */
export function finalCode(
  outcome: Download,
  { attempt, expired }: { attempt: number; expired: boolean },
): string | null {
  switch (outcome.kind) {
    case "too_large":
      return "media_too_large";
    case "broken":
      return attempt < BROKEN_TRIES ? null : "media_broken";
    case "gone":
      return "media_expired";
    case "refused":
      if (expired) return "media_expired";
      // An address that died between its being told and being used: the next try asks for a fresh one.
      if (/^(http_)?404$/.test(outcome.code) && attempt < BROKEN_TRIES) return null;
      return outcome.action === "never" || outcome.action === "stop_channel" ? outcome.code : null;
    default:
      return expired ? "media_expired" : null;
  }
}

function codeOf(outcome: Download): string | undefined {
  if (outcome.kind === "refused" || outcome.kind === "gone") return outcome.code;
  return "reason" in outcome ? outcome.reason : undefined;
}

/** Gives a file up that no worker could fetch, so that the agent sees it. */
export function abandonMedia(core: Core, messageId: string): Promise<void> {
  return recordMissing(core, messageId, "media_unreachable");
}
