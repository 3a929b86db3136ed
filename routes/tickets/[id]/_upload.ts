/** Files of a form, kept and measured, ready to be sent; what WhatsApp would refuse is refused here. */

import { type StoredFile, storeUpload } from "../../../core/media/mod.ts";
import type { UploadedFile } from "../../../web/mod.ts";
import type { State } from "../../_state.ts";

/** Bytes a form with files may have: one of the largest that WhatsApp takes, and what goes around it. */
export const UPLOAD_LIMIT = 102 * 1024 * 1024;

/** Keeps a file that came with a form. */
export function keepUpload(
  { media }: State,
  { path, name, type }: UploadedFile,
  as?: "voice" | "document" | "sticker",
): Promise<StoredFile> {
  return storeUpload(media, { path, filename: name, mimeType: type, ...(as && { as }) });
}
