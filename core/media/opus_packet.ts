/**
 * What an Opus packet and an Opus header say about themselves (RFC 6716 §3.1,
 * RFC 7845 §5.1), read without decoding.
 *
 * Browsers declare two channels for a microphone that has one. What counts is in
 * each packet, so a recording is called stereo only if a packet really is.
 */

/** Samples per second by which Opus counts, whatever it carries. */
export const OPUS_RATE = 48_000;

/** Whether the packet carries two channels. */
export function isStereo(packet: Uint8Array): boolean {
  return ((packet[0] ?? 0) & 0b100) !== 0;
}

/** How long the packet sounds, in samples at 48 kHz; 0 for one that is broken. */
export function samplesIn(packet: Uint8Array): number {
  const first = packet[0];
  if (first === undefined) return 0;
  const code = first & 0b11;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (packet[1] ?? 0) & 0b111111;
  const samples = frames * frameSamples(first >> 3);
  return samples > 120 * 48 ? 0 : samples;
}

function frameSamples(config: number): number {
  if (config < 12) return [480, 960, 1920, 2880][config & 3] ?? 0;
  if (config < 16) return config & 1 ? 960 : 480;
  return 120 << (config & 3);
}

/** What stands in front of a stream: channels, samples to drop at its start, how channels are laid out. */
export interface OpusHead {
  readonly channels: number;
  /** Samples at 48 kHz. */
  readonly preSkip: number;
  /** 0: one or two channels in one stream. */
  readonly family: number;
}

/** Reads the header (an Ogg or WebM one, or MP4's without its name); a usual one where there is none. */
export function readOpusHead(bytes: Uint8Array | null): OpusHead {
  if (bytes === null || bytes.byteLength < 11) return { channels: 2, preSkip: 312, family: 0 };
  const named = new TextDecoder("latin1").decode(bytes.subarray(0, 8)) === "OpusHead";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // MP4 leaves the name out and counts the other way around (ISO 14496-12 bindings, dOps).
  if (!named) return { channels: view.getUint8(1), preSkip: view.getUint16(2), family: view.getUint8(10) };
  const family = bytes.byteLength > 18 ? view.getUint8(18) : 0;
  return { channels: view.getUint8(9), preSkip: view.getUint16(10, true), family };
}

/** The header of one channel. */
export function monoHead(preSkip: number, inputRate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(19);
  const view = new DataView(bytes.buffer);
  new TextEncoder().encodeInto("OpusHead", bytes);
  view.setUint8(8, 1);
  view.setUint8(9, 1);
  view.setUint16(10, preSkip, true);
  view.setUint32(12, inputRate, true);
  return bytes;
}
