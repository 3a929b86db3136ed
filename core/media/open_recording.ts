/**
 * Opening a file of sound or film to read its tracks, without decoding anything.
 *
 * The formats are listed one by one, because the list of everything has HLS in it:
 * a playlist is a text that names other files to open, on this disk or elsewhere,
 * and these files come from strangers.
 *
 * The reader of formats is loaded with the first recording: an inbox where nobody
 * sends any must not hold it in memory.
 */

import type { Input, InputAudioTrack } from "mediabunny";

/** Opens the file at `path`; dispose of it afterwards. null: it is none of the known formats. */
export async function openRecording(path: string): Promise<Input | null> {
  const { Input, FilePathSource, ...formats } = await import("mediabunny");
  const { ADTS, FLAC, MATROSKA, MP3, MP4, OGG, QTFF, WAVE, WEBM } = formats;
  const input = new Input({
    // A read that fails while nobody waits for it fails again where somebody does.
    source: new FilePathSource(path, { handleUnhandledError: () => {} }),
    formats: [OGG, WEBM, MP4, MP3, WAVE, ADTS, FLAC, QTFF, MATROSKA],
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
