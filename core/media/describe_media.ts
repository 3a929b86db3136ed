/**
 * What a bubble shows of a kept file before anybody opens it: its sides, how long it
 * is, a small picture, the bars of a voice note. Made once, when the file is kept, of
 * what was received and of what is sent alike.
 *
 * Nothing here refuses: a file that cannot be measured is shown without its measures,
 * for whatever a stranger sent must arrive.
 */

import type { Media, MediaKind } from "./media.ts";
import { measureMedia, type MediaMeasures } from "./measure_media.ts";
import type { MediaStore } from "./media_store.ts";
import { makeThumbnail } from "./thumbnail.ts";
import { drawWaveform } from "./waveform.ts";

/** What is found; absent is "not known" or "does not apply". */
export type MediaFacts = Pick<
  Media,
  "width" | "height" | "durationMs" | "animated" | "thumbnail" | "waveform"
>;

/** Which kept file, and as what it is shown. */
export interface DescribeMedia {
  readonly sha256: string;
  /** Its real one. */
  readonly mimeType: string;
  readonly kind: MediaKind;
  /** A voice note: bars are drawn of it. */
  readonly voice: boolean;
}

/** Measures a kept file and keeps its small picture beside it. */
export async function describeMedia(
  store: MediaStore,
  { sha256, mimeType, kind, voice }: DescribeMedia,
): Promise<MediaFacts> {
  const path = store.path(sha256);
  const measures = await measureMedia(path, mimeType);
  const pictured = mimeType.startsWith("image/") && await keepThumbnail(store, sha256);
  const waveform = voice ? await drawWaveform(path) : null;
  return {
    ...factsOf(measures),
    // A still sticker is small already, and a moving one must move.
    ...(pictured && kind !== "sticker" && { thumbnail: true as const }),
    ...(waveform && { waveform }),
  };
}

/** The measures (pure) as a message's file carries them: what is not known is absent. */
export function factsOf({ width, height, durationMs, animated }: MediaMeasures): MediaFacts {
  return {
    ...(isSide(width) && { width: Math.round(width) }),
    ...(isSide(height) && { height: Math.round(height) }),
    ...(durationMs !== null && { durationMs }),
    ...(animated && { animated: true as const }),
  };
}

/** A header may claim any number; beyond this one it is no picture, nor a number that the database holds. */
const LONGEST_SIDE = 100_000;
const isSide = (side: number | null): side is number => side !== null && side >= 1 && side <= LONGEST_SIDE;

async function keepThumbnail(store: MediaStore, sha256: string): Promise<boolean> {
  if (await store.stat(sha256, "thumbnail") !== null) return true;
  const small = await makeThumbnail(store.path(sha256));
  if (small === null) return false;
  await store.putVariant(sha256, "thumbnail", new Blob([small.bytes]).stream());
  return true;
}
