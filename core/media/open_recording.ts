/**
 * Opening a file of sound or film to read its tracks, without decoding anything.
 *
 * The formats are listed one by one, because the list of everything has HLS in it:
 * a playlist is a text that names other files to open, on this disk or elsewhere,
 * and these files come from strangers.
 */

import {
  ADTS,
  EncodedPacketSink,
  FilePathSource,
  FLAC,
  Input,
  type InputAudioTrack,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from "mediabunny";

const FORMATS = [OGG, WEBM, MP4, MP3, WAVE, ADTS, FLAC, QTFF, MATROSKA];

/** Opens the file at `path`; dispose of it afterwards. null: it is none of the known formats. */
export async function openRecording(path: string): Promise<Input | null> {
  const input = new Input({
    // A read that fails while nobody waits for it fails again where somebody does.
    source: new FilePathSource(path, { handleUnhandledError: () => {} }),
    formats: FORMATS,
  });
  if (await input.canRead()) return input;
  input.dispose();
  return null;
}

/** The packets of a track as they lie in the file, in order. */
export async function* packetsOf(track: InputAudioTrack): AsyncGenerator<Uint8Array> {
  for await (const packet of new EncodedPacketSink(track).packets()) yield packet.data;
}
