/**
 * A person's picture, kept: a square of 256 pixels, cut from the middle.
 *
 * What is kept is drawn anew, never the uploaded file: nothing hides in it, neither the
 * place where it was taken nor a script.
 */

import { stat } from "node:fs/promises";
import { invalid } from "../errors.ts";
import { loadSharp, oneAtATime, PIXEL_LIMIT } from "./load_sharp.ts";
import type { MediaStore, StoredMedia } from "./media_store.ts";
import { sniffMedia } from "./sniff_media.ts";

/** Pixels of a side. */
export const PICTURE_SIDE = 256;
/** Bytes of the largest picture that is looked at. */
export const PICTURE_LIMIT = 5 * 1024 * 1024;
const TYPES = new Set(["image/jpeg", "image/png", "image/webp"]);

/** Keeps the picture at `path`, which stays; refuses `picture_too_large`, `picture_type_unsupported`. */
export async function storePicture(
  media: MediaStore,
  { path, mimeType }: { path: string; mimeType: string },
): Promise<StoredMedia> {
  if ((await stat(path)).size > PICTURE_LIMIT) {
    throw invalid("picture_too_large", "A picture has 5 MB at most");
  }
  const { mimeType: real } = await sniffMedia(path, mimeType);
  const sharp = TYPES.has(real) ? await loadSharp() : null;
  if (sharp === null) throw unsupported();
  const square = await oneAtATime(() =>
    sharp(path, { limitInputPixels: PIXEL_LIMIT, pages: 1 })
      .rotate()
      .resize(PICTURE_SIDE, PICTURE_SIDE, { fit: "cover" })
      .webp({ quality: 80 })
      .timeout({ seconds: 20 })
      .toBuffer()
  ).catch((cause) => {
    // Half a picture, or a bomb: whoever sent it is told.
    throw unsupported(cause);
  });
  return await media.put(new Blob([new Uint8Array(square)]).stream());
}

const unsupported = (cause?: unknown) =>
  invalid("picture_type_unsupported", "This is no picture that can be drawn", {}, cause);
