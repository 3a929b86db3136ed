/**
 * Opening a file of sound or film to read its tracks, without decoding anything.
 *
 * The formats are listed one by one, because the list of everything has HLS in it:
 * a playlist is a text that names other files to open, on this disk or elsewhere,
 * and these files come from strangers. So does an MP4 whose tables claim more than
 * fits into memory: it is not opened.
 *
 * The reader of formats is loaded with the first recording: an inbox where nobody
 * sends any must not hold it in memory.
 */

import type { Input, InputAudioTrack } from "mediabunny";
import { isHonestMp4 } from "./mp4_samples.ts";

/** What may be looked for: anything that is known, or Ogg alone, as voice notes are on phones and here. */
export type Sought = "any" | "ogg";

/** Opens the file at `path`; dispose of it afterwards. null: it is nothing that was sought, or made to do harm. */
export async function openRecording(path: string, sought: Sought = "any"): Promise<Input | null> {
  const { ADTS, FilePathSource, FLAC, Input, MATROSKA, MP3, MP4, OGG, QTFF, WAVE, WEBM } = await import(
    "mediabunny"
  );
  const boxed = sought === "any" && await isHonestMp4(path) ? [MP4, QTFF] : [];
  const input = new Input({
    // A read that fails while nobody waits for it fails again where somebody does.
    source: new FilePathSource(path, { handleUnhandledError: () => {} }),
    formats: sought === "ogg" ? [OGG] : [OGG, WEBM, ...boxed, MP3, WAVE, ADTS, FLAC, MATROSKA],
  });
  if (await input.canRead()) return input;
  input.dispose();
  return null;
}

/** The packets of a track as they lie in the file, in order. */
export async function* packetsOf(track: InputAudioTrack): AsyncGenerator<Uint8Array> {
  const { EncodedPacketSink } = await import("mediabunny");
  for await (const packet of new EncodedPacketSink(track).packets()) yield packet.data;
}
