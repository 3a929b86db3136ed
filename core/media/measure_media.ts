/**
 * What a bubble needs to know of a file before it is opened: the sides of a picture
 * or film (so that the thread does not jump when it loads), how long it sounds,
 * whether a sticker moves.
 *
 * Nothing is decoded but headers. A file that cannot be measured, and a machine
 * without sharp, give nulls: an unknown size is a smaller harm than a lost message.
 * The danger is a length that only counting tells: a hundred megabytes of the smallest
 * frames are millions, which take all memory and time. What no header says is not known.
 */

import type { Input } from "mediabunny";
import { loadSharp, PIXEL_LIMIT } from "./load_sharp.ts";
import { openRecording } from "./open_recording.ts";

/** What was found; null is "not known" or "does not apply". Sides as seen, turned upright. */
export interface MediaMeasures {
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  /** A picture of several frames. */
  readonly animated: boolean;
  /** Of the sound: `opus`, `aac`, `mp3`, …; and its channels. */
  readonly audioCodec: string | null;
  readonly channels: number | null;
  /** Of the film: `avc`, `hevc`, `vp9`, … (WhatsApp takes `avc` only). */
  readonly videoCodec: string | null;
}

const NOTHING: MediaMeasures = {
  width: null,
  height: null,
  durationMs: null,
  animated: false,
  audioCodec: null,
  channels: null,
  videoCodec: null,
};

/** Measures the file at `path`, of this (real) type. */
export async function measureMedia(path: string, mimeType: string): Promise<MediaMeasures> {
  try {
    if (mimeType.startsWith("image/")) return await measureImage(path);
    if (!/^(audio|video)\//.test(mimeType)) return NOTHING;
    using input = await openRecording(path);
    return input === null ? NOTHING : await measureRecording(input);
  } catch {
    // Half a file, or one made to confuse: it is shown without its measures.
    return NOTHING;
  }
}

async function measureImage(path: string): Promise<MediaMeasures> {
  const sharp = await loadSharp();
  if (sharp === null) return NOTHING;
  const { autoOrient, pages = 1 } = await sharp(path, { limitInputPixels: PIXEL_LIMIT }).metadata();
  return { ...NOTHING, width: autoOrient.width, height: autoOrient.height, animated: pages > 1 };
}

async function measureRecording(input: Input): Promise<MediaMeasures> {
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  return {
    ...NOTHING,
    width: await video?.getDisplayWidth() ?? null,
    height: await video?.getDisplayHeight() ?? null,
    durationMs: await durationOf(input),
    audioCodec: await audio?.getCodec() ?? null,
    channels: await audio?.getNumberOfChannels() ?? null,
    videoCodec: await video?.getCodec() ?? null,
  };
}

/** A month: nobody listens longer. */
const LONGEST_MS = 31 * 24 * 60 * 60 * 1000;

/** Where the end is found without reading all: Ogg's last page, the tables of an MP4 (`mp4_samples.ts`). */
const COUNTED = new Set(["Ogg", "MP4", "QuickTime File Format"]);

async function durationOf(input: Input): Promise<number | null> {
  const counted = COUNTED.has((await input.getFormat()).name);
  const seconds = counted ? await input.computeDuration() : await input.getDurationFromMetadata();
  const ms = Math.round((seconds ?? -1) * 1000);
  return ms > 0 && ms <= LONGEST_MS ? ms : null;
}
