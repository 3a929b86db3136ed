/**
 * The loudness of a voice note as forty bars, drawn in the bubble before it plays.
 *
 * It is decoration: whatever has no Opus inside, or is longer than five minutes,
 * has none, and the player draws a plain line.
 */

import { openOpus } from "./open_opus.ts";
import { openRecording, packetsOf } from "./open_recording.ts";
import { decodeOpus } from "./opus_codec.ts";

const BARS = 40;
const RATE = 8000;
const LONGEST_SECONDS = 5 * 60;

/** Forty values of 0–99, the loudest moment being 99; null if there can be none. */
export async function drawWaveform(path: string): Promise<readonly number[] | null> {
  try {
    using input = await openRecording(path, "ogg");
    const opus = await openOpus(await input?.getPrimaryAudioTrack() ?? null);
    if (opus === null) return null;
    const moments: number[] = [];
    let samples = 0;
    for await (const piece of decodeOpus(packetsOf(opus.track), { preSkip: opus.head.preSkip, rate: RATE })) {
      samples += piece.length;
      if (samples > LONGEST_SECONDS * RATE) return null;
      moments.push(loudness(piece));
    }
    return toBars(moments);
  } catch {
    // A broken file has no waveform; whether it plays is for the browser to find out.
    return null;
  }
}

function loudness(piece: Int16Array): number {
  let sum = 0;
  for (const sample of piece) sum += sample * sample;
  return Math.sqrt(sum / piece.length);
}

/** Forty bars out of any number of moments (pure); null out of none. */
export function toBars(moments: readonly number[]): readonly number[] | null {
  if (moments.length === 0) return null;
  const bars = Array.from({ length: BARS }, (_, bar) => {
    const from = Math.floor(bar * moments.length / BARS);
    const to = Math.max(from + 1, Math.floor((bar + 1) * moments.length / BARS));
    return moments.slice(from, to).reduce((most, one) => Math.max(most, one), 0);
  });
  const loudest = Math.max(...bars);
  return loudest === 0 ? bars : bars.map((bar) => Math.round(bar * 99 / loudest));
}
