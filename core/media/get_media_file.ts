/** The kept file of a message, for whoever may see its thread. */

import type { Reader } from "../db/mod.ts";
import { notFound } from "../errors.ts";
import { findMessage } from "../threads/mod.ts";
import { canSeeThread } from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import type { Media } from "./media.ts";

/** A file that is here. */
export type KeptMedia = Media & Required<Pick<Media, "sha256">>;

/**
 * The file of that message; refuses `media_not_found`: there is none, it is not here (yet), its message was taken
 * back, or the viewer may not see the thread. From outside these are one.
 */
export async function getMediaFile(
  reader: Reader,
  { messageId, viewer }: { messageId: string; viewer: Viewer },
): Promise<KeptMedia> {
  const message = await findMessage(reader, messageId);
  const media = message?.media;
  if (
    !message || media?.state !== "stored" || !media.sha256 || !await canSeeThread(reader, viewer, message)
  ) {
    throw notFound("media_not_found", "There is no such file");
  }
  return { ...media, sha256: media.sha256 };
}
