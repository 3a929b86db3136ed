/**
 * A recording of a browser becomes a real voice note: Ogg with Opus in one channel,
 * which WhatsApp shows with a waveform and, up to 512 KB, a play icon.
 *
 * Chrome records WebM, Firefox Ogg, some MP4: with Opus of one channel inside, the
 * packets are moved as they are and lose nothing. Opus of two channels and WAV are
 * encoded anew. AAC (Safari before 18.4) cannot be decoded here: such a browser
 * sends 16-bit WAV instead, else it is refused.
 *
 * The danger: WhatsApp takes a file of two channels and then does not play it. So
 * what is handed back has one, by its packets and not only by its header.
 */

import { stat } from "node:fs/promises";
import type { InputAudioTrack } from "mediabunny";
import { DomainError, type ErrorDetails, invalid } from "../errors.ts";
import { PLAY_ICON_LIMIT } from "./media_kind.ts";
import { openOpus } from "./open_opus.ts";
import { openRecording, packetsOf } from "./open_recording.ts";
import { decodeOpus, encodeOpus } from "./opus_codec.ts";
import { isStereo, OPUS_RATE } from "./opus_packet.ts";
import { type PcmCodec, toMono } from "./pcm.ts";
import { type OggFile, writeOgg } from "./write_ogg.ts";

/** The type and the name that make a file a voice note to WhatsApp. */
export const VOICE_NOTE_TYPE = "audio/ogg; codecs=opus";
/** Bytes of the largest recording that is looked at (five minutes of WAV at 48 kHz are 28 MB). */
export const RECORDING_LIMIT = 64 * 1024 * 1024;

/** An hour of packets of 20 ms: silence costs three bytes each in the file, and far more in memory. */
const MOST_PACKETS = 180_000;

/** A voice note, ready to be kept and sent. */
export interface VoiceNote {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly size: number;
  readonly durationMs: number;
  /** Larger than WhatsApp shows with a play icon; it is delivered all the same. */
  readonly overPlayIcon: boolean;
}

/**
 * Makes a voice note of the recording at `path`.
 * Refuses `voice_format_unsupported`, `voice_empty`, and `media_too_large` beyond `RECORDING_LIMIT`.
 */
export async function makeVoiceNote(path: string): Promise<VoiceNote> {
  if ((await stat(path)).size > RECORDING_LIMIT) {
    throw invalid("media_too_large", "This recording is too long", { limit: RECORDING_LIMIT });
  }
  const note = await repack(path).catch((cause) => {
    if (cause instanceof DomainError) throw cause;
    // Half a file, or one made to confuse: whoever sent it is told, nobody is alarmed.
    throw unsupported({}, cause);
  });
  if (note.file === null) throw unsupported({ codec: note.codec });
  const { file } = note;
  if (file.durationMs === 0) throw invalid("voice_empty", "There is nothing in this recording");
  const size = file.bytes.byteLength;
  return { ...file, size, overPlayIcon: size > PLAY_ICON_LIMIT };
}

const unsupported = (details: ErrorDetails, cause?: unknown) =>
  invalid("voice_format_unsupported", "This recording is neither Opus nor WAV", details, cause);

async function repack(path: string): Promise<{ file: OggFile | null; codec: string | null }> {
  using input = await openRecording(path);
  const track = await input?.getPrimaryAudioTrack() ?? null;
  const file = await fromOpus(track) ?? await fromPcm(track);
  return { file, codec: await track?.getCodec() ?? null };
}

async function fromOpus(track: InputAudioTrack | null): Promise<OggFile | null> {
  const opus = await openOpus(track);
  if (opus === null) return null;
  const { preSkip } = opus.head;
  const packets: Uint8Array[] = [];
  for await (const packet of packetsOf(opus.track)) {
    if (packets.push(packet) > MOST_PACKETS) {
      throw invalid("media_too_large", "This recording is too long", { limit: RECORDING_LIMIT });
    }
  }
  if (!packets.some(isStereo)) return writeOgg(packets, { preSkip });
  const encoded = await encodeOpus(decodeOpus(packets, { preSkip, rate: OPUS_RATE }), OPUS_RATE);
  return writeOgg(encoded.packets, encoded);
}

async function fromPcm(track: InputAudioTrack | null): Promise<OggFile | null> {
  const codec = await track?.getCodec();
  if (track === null || codec !== "pcm-s16" && codec !== "pcm-f32") return null;
  const channels = await track.getNumberOfChannels();
  const rate = await track.getSampleRate();
  // Outside of these it is no microphone but a trick: a header costs nothing, its samples do.
  if (channels < 1 || channels > 8 || rate < 8000 || rate > 192_000) return null;
  const encoded = await encodeOpus(monoPieces(track, codec, channels), rate);
  return writeOgg(encoded.packets, { preSkip: encoded.preSkip, inputRate: rate });
}

async function* monoPieces(
  track: InputAudioTrack,
  codec: PcmCodec,
  channels: number,
): AsyncGenerator<Int16Array> {
  for await (const packet of packetsOf(track)) yield toMono(packet, codec, channels);
}
