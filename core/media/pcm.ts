/**
 * Sound as plain numbers: one channel out of several, another number per second,
 * and the WAV file that every browser plays. Pure.
 */

/** How samples lie in a packet of a WAV file. */
export type PcmCodec = "pcm-s16" | "pcm-f32";

/** One channel out of the packet's channels: their mean. */
export function toMono(packet: Uint8Array, codec: PcmCodec, channels: number): Int16Array<ArrayBuffer> {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  const width = codec === "pcm-s16" ? 2 : 4;
  const mono = new Int16Array(Math.floor(packet.byteLength / width / channels));
  for (let at = 0; at < mono.length; at++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      const place = (at * channels + channel) * width;
      sum += width === 2 ? view.getInt16(place, true) : view.getFloat32(place, true) * 0x7fff;
    }
    mono[at] = clip(sum / channels);
  }
  return mono;
}

const clip = (value: number) => Math.max(-0x8000, Math.min(0x7fff, Math.round(value)));

/** Brings sound that comes in pieces from one rate to another (cubic, good for speech). */
export class Resampler {
  readonly #step: number;
  /** The last samples of the pieces so far; the next output lies at `#at` of them. */
  #kept = new Int16Array(3);
  #at = 1;

  constructor(from: number, to: number) {
    this.#step = from / to;
  }

  /** The next piece at the new rate. */
  next(piece: Int16Array): Int16Array<ArrayBuffer> {
    const all = new Int16Array(this.#kept.length + piece.length);
    all.set(this.#kept);
    all.set(piece, this.#kept.length);
    const out = new Int16Array(Math.max(0, Math.ceil((all.length - 2 - this.#at) / this.#step)));
    let count = 0;
    while (this.#at < all.length - 2) {
      out[count++] = clip(curve(all, this.#at));
      this.#at += this.#step;
    }
    const gone = Math.min(Math.floor(this.#at) - 1, all.length);
    this.#kept = all.slice(gone);
    this.#at -= gone;
    return out.subarray(0, count);
  }
}

/** The value between two samples, on the curve through the four around it. */
function curve(samples: Int16Array, at: number): number {
  const i = Math.floor(at);
  const t = at - i;
  const [a = 0, b = 0, c = 0, d = 0] = [samples[i - 1], samples[i], samples[i + 1], samples[i + 2]];
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/** The 44 bytes in front of `samples` samples of 16 bits in one channel. */
export function wavHead(samples: number, rate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string) => new TextEncoder().encodeInto(text, bytes.subarray(at));
  word(0, "RIFF");
  view.setUint32(4, 36 + samples * 2, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, samples * 2, true);
  return bytes;
}
