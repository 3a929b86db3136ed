/**
 * Puts Opus packets of one channel into an Ogg file, as WhatsApp wants a voice note.
 *
 * Each packet's place follows from the ones before it, not from the clock of the
 * recording: a browser whose tab slept leaves holes in its times, which phones
 * play as silence or refuse.
 */

import { startBreathing } from "./breathe.ts";
import { monoHead, OPUS_RATE, samplesIn } from "./opus_packet.ts";

/** A finished file, and how long it sounds. */
export interface OggFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly durationMs: number;
}

/** Writes the packets, of which the first `preSkip` samples (at 48 kHz) are not heard. */
export async function writeOgg(
  packets: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  { preSkip, inputRate = OPUS_RATE }: { preSkip: number; inputRate?: number },
): Promise<OggFile> {
  // Loaded with the first voice note: a start never waits for it.
  const { BufferTarget, EncodedAudioPacketSource, EncodedPacket, OggOutputFormat, Output } = await import(
    "mediabunny"
  );
  const target = new BufferTarget();
  const output = new Output({ format: new OggOutputFormat(), target });
  const source = new EncodedAudioPacketSource("opus");
  output.addAudioTrack(source);
  await output.start();

  const decoderConfig = {
    codec: "opus",
    sampleRate: OPUS_RATE,
    numberOfChannels: 1,
    description: monoHead(preSkip, inputRate),
  };
  const breathe = startBreathing();
  let at = 0;
  for await (const bytes of packets) {
    const samples = samplesIn(bytes);
    if (samples === 0) continue;
    const packet = new EncodedPacket(bytes, "key", at / OPUS_RATE, samples / OPUS_RATE);
    await source.add(packet, at === 0 ? { decoderConfig } : undefined);
    at += samples;
    await breathe();
  }
  if (at === 0) {
    await output.cancel();
    return { bytes: new Uint8Array(), durationMs: 0 };
  }
  await output.finalize();
  return {
    bytes: new Uint8Array(target.buffer ?? new ArrayBuffer()),
    durationMs: Math.max(0, Math.round((at - preSkip) * 1000 / OPUS_RATE)),
  };
}
