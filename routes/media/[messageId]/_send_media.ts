/** A kept file as an answer, after who may have it is settled; a browser asks each time whether it still may. */

import type { MediaStore, MediaVariant } from "../../../core/media/mod.ts";
import { sendFile } from "../../../web/mod.ts";

/** A kept file, or what was made of it. */
export interface MediaReply {
  readonly sha256: string;
  readonly variant?: MediaVariant;
  readonly type: string;
  readonly name?: string;
  readonly download?: boolean;
}

/** Answers with the file, whole or in part. Refuses `file_missing`. */
export async function sendMedia(req: Request, store: MediaStore, file: MediaReply): Promise<Response> {
  const { sha256, variant, type, name, download } = file;
  const reply = await sendFile(req, {
    path: store.path(sha256, variant),
    type,
    etag: variant === undefined ? sha256 : `${sha256}.${variant}`,
    ...(name !== undefined && { name }),
    ...(download !== undefined && { download }),
  });
  // Kept, but not without asking: rights end, people sign out, customers take back what they sent.
  reply.headers.set("cache-control", "private, no-cache");
  return reply;
}
