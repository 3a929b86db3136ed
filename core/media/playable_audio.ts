/**
 * The same sound for browsers that cannot play Ogg (older iPhones): WAV, 16 bits,
 * one channel, 16 kHz, made when somebody first asks and kept beside the original.
 *
 * It is large (32 KB a second), so it is made for voice notes up to ten minutes;
 * what is longer can be downloaded. Two listeners at once wait for one making.
 */

import { DomainError, invalid, notFound } from "../errors.ts";
import type { MediaStore } from "./media_store.ts";
import { openRecording, packetsOf } from "./open_recording.ts";
import { decodeOpus } from "./opus_codec.ts";
import { openOpus } from "./open_opus.ts";
import { wavHead } from "./pcm.ts";

const RATE = 16_000;
/** Milliseconds of the longest sound that is made playable. */
export const PLAYABLE_LIMIT_MS = 10 * 60 * 1000;

const making = new Map<string, Promise<void>>();

/**
 * Makes sure that the WAV of this Ogg/Opus file lies in the store (variant `wav`), and says how large it is.
 * Refuses `media_file_missing`, `voice_format_unsupported`, `voice_too_long`.
 */
export async function makePlayable(store: MediaStore, sha256: string): Promise<{ size: number }> {
  const ready = await store.stat(sha256, "wav");
  if (ready !== null) return ready;
  const target = store.path(sha256, "wav");
  let made = making.get(target);
  if (made === undefined) {
    made = writeWav(store, sha256).finally(() => making.delete(target));
    making.set(target, made);
  }
  await made;
  const size = await store.stat(sha256, "wav");
  if (size === null) throw notFound("media_file_missing", "This file was removed meanwhile");
  return size;
}

async function writeWav(store: MediaStore, sha256: string): Promise<void> {
  if (await store.stat(sha256) === null) {
    throw notFound("media_file_missing", "This file is not on this machine");
  }
  const { samples, pieces } = await decode(store.path(sha256)).catch((cause) => {
    if (cause instanceof DomainError) throw cause;
    // Half a file, or one made to confuse: it can be downloaded, not played.
    throw unsupported(cause);
  });
  await store.putVariant(sha256, "wav", streamOf(samples, pieces));
}

const unsupported = (cause?: unknown) =>
  invalid("voice_format_unsupported", "Only Opus is made playable", {}, cause);

async function decode(path: string): Promise<{ samples: number; pieces: Int16Array[] }> {
  using input = await openRecording(path, "ogg");
  const opus = await openOpus(await input?.getPrimaryAudioTrack() ?? null);
  if (opus === null) throw unsupported();
  const pieces: Int16Array[] = [];
  let samples = 0;
  for await (const piece of decodeOpus(packetsOf(opus.track), { preSkip: opus.head.preSkip, rate: RATE })) {
    samples += piece.length;
    if (samples > PLAYABLE_LIMIT_MS * RATE / 1000) {
      throw invalid("voice_too_long", "This sound is too long to be made playable", {
        limitMs: PLAYABLE_LIMIT_MS,
      });
    }
    pieces.push(piece);
  }
  return { samples, pieces };
}

function streamOf(samples: number, pieces: readonly Int16Array[]): ReadableStream<Uint8Array> {
  return ReadableStream.from((function* () {
    yield wavHead(samples, RATE);
    for (const piece of pieces) yield new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
  })());
}
