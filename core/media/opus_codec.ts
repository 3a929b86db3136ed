/**
 * Opus to samples and samples to Opus, one channel either way, in helpings that
 * leave the thread free for others.
 *
 * Encoder and decoder live in WebAssembly memory, which nothing collects: both are
 * freed when their generator ends, also when its reader breaks off. The codec is
 * loaded with the first recording that needs it, so that a start never waits for it.
 */

import type { OpusDecoderHandle, SampleRate } from "libopus-wasm";
import { startBreathing } from "./breathe.ts";
import { OPUS_RATE } from "./opus_packet.ts";
import { Resampler } from "./pcm.ts";

type Pieces = Iterable<Int16Array> | AsyncIterable<Int16Array>;

/** Decodes to one channel, whatever the packets carry; a broken packet sounds as silence. */
export async function* decodeOpus(
  packets: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  { preSkip, rate }: { preSkip: number; rate: SampleRate },
): AsyncGenerator<Int16Array> {
  const { createDecoder } = await import("libopus-wasm");
  using decoder = await createDecoder({ channels: 1, sampleRate: rate });
  const breathe = startBreathing();
  let skip = Math.round(preSkip * rate / OPUS_RATE);
  for await (const packet of packets) {
    const samples = decodeOne(decoder, packet);
    const heard = samples.subarray(Math.min(skip, samples.length));
    skip -= samples.length - heard.length;
    if (heard.length > 0) yield heard;
    await breathe();
  }
}

function decodeOne(decoder: OpusDecoderHandle, packet: Uint8Array): Int16Array {
  try {
    return decoder.decode(packet);
  } catch {
    // One packet of a stranger's file; the rest of the recording can still be heard.
    return new Int16Array(decoder.sampleRate / 50);
  }
}

const RATES: readonly SampleRate[] = [8000, 12000, 16000, 24000, 48000];
const BITS_PER_SECOND = 24_000;

/** The packets of 20 ms, and how many samples (at 48 kHz) in front of them are not heard. */
export interface EncodedOpus {
  readonly packets: AsyncGenerator<Uint8Array>;
  readonly preSkip: number;
}

/** Encodes speech of one channel at `rate` samples per second. Read the packets to their end, or return them. */
export async function encodeOpus(pieces: Pieces, rate: number): Promise<EncodedOpus> {
  const sampleRate = RATES.find((one) => one === rate) ?? OPUS_RATE;
  const { Application, createEncoder, Signal } = await import("libopus-wasm");
  const encoder = await createEncoder({
    channels: 1,
    sampleRate,
    application: Application.Voip,
    signal: Signal.Voice,
    bitrate: BITS_PER_SECOND,
    complexity: 5,
  });
  const lookahead = encoder.getLookahead();
  const resampler = sampleRate === rate ? null : new Resampler(rate, sampleRate);
  async function* packets() {
    using _freed = encoder;
    const breathe = startBreathing();
    const frame = new Int16Array(sampleRate / 50);
    let filled = 0;
    for await (const piece of withTail(pieces, lookahead)) {
      const samples = resampler?.next(piece) ?? piece;
      for (let at = 0; at < samples.length;) {
        const part = samples.subarray(at, at + frame.length - filled);
        frame.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < frame.length) continue;
        yield encoder.encode(frame);
        filled = 0;
        await breathe();
      }
    }
    if (filled > 0) yield encoder.encode(frame.fill(0, filled));
  }
  return { packets: packets(), preSkip: Math.round(lookahead * OPUS_RATE / sampleRate) };
}

/** The pieces, then as much silence as the encoder lags behind, so that the last word is whole. */
async function* withTail(pieces: Pieces, lookahead: number): AsyncGenerator<Int16Array> {
  let any = false;
  for await (const piece of pieces) {
    any = true;
    yield piece;
  }
  if (any) yield new Int16Array(lookahead);
}
