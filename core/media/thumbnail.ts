/**
 * The small picture that a bubble shows before anybody taps it.
 *
 * It is what a thread loads unasked, so it is small: at most 360 pixels, about
 * 12 KB, upright, without the place and the phone that a camera writes into it.
 * The danger is the picture itself, made by a stranger: its pixels are counted
 * before they are unfolded, and one that cannot be read has simply no thumbnail.
 */

import { loadSharp, oneAtATime, PIXEL_LIMIT } from "./load_sharp.ts";

/** A thumbnail: WebP, its sides in pixels. */
export interface Thumbnail {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Longest side of a thumbnail in pixels. */
export const THUMBNAIL_SIDE = 360;
const ENOUGH = 12 * 1024;
/** A picture that takes longer was made to. */
const SECONDS = 20;
const QUALITIES = [70, 50, 30] as const;

/** A small picture of the image at `path` (of a moving one the first frame); null if there can be none. */
export async function makeThumbnail(path: string): Promise<Thumbnail | null> {
  const sharp = await loadSharp();
  if (sharp === null) return null;
  try {
    const small = await oneAtATime(() =>
      sharp(path, { limitInputPixels: PIXEL_LIMIT, pages: 1, failOn: "error" })
        .rotate()
        .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: "inside", withoutEnlargement: true })
        .raw()
        .timeout({ seconds: SECONDS })
        .toBuffer({ resolveWithObject: true })
    );
    const { width, height, channels } = small.info;
    for (const quality of QUALITIES) {
      const bytes = await sharp(small.data, { raw: { width, height, channels } })
        .webp({ quality, effort: 4, smartSubsample: true })
        .toBuffer();
      const last = quality === QUALITIES.at(-1);
      if (bytes.byteLength <= ENOUGH || last) return { bytes: new Uint8Array(bytes), width, height };
    }
    return null;
  } catch {
    // No picture, half a picture, a bomb: the bubble shows a plain card, the file can be downloaded.
    return null;
  }
}
