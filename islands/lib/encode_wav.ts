/** Any sound that the browser can play, as WAV of one channel and 16 bits at 16 kHz: what speech needs. */

const RATE = 16_000;

/** Decodes and writes anew. */
export async function encodeWav(sound: Blob): Promise<Blob> {
  // Decoding resamples to the context's rate, and a context of one channel mixes down.
  const decoded = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await sound.arrayBuffer());
  const mixer = new OfflineAudioContext(1, decoded.length, RATE);
  const source = new AudioBufferSourceNode(mixer, { buffer: decoded });
  source.connect(mixer.destination);
  source.start();
  const samples = (await mixer.startRendering()).getChannelData(0);
  return wavOf(samples, RATE);
}

/** Samples from -1 to 1 as a WAV file. */
export function wavOf(samples: Float32Array, rate: number): Blob {
  const view = new DataView(new ArrayBuffer(44 + 2 * samples.length));
  const text = (at: number, value: string) => {
    for (let i = 0; i < value.length; i++) view.setUint8(at + i, value.charCodeAt(i));
  };
  text(0, "RIFF");
  view.setUint32(4, 36 + 2 * samples.length, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, 2 * samples.length, true);
  samples.forEach((sample, i) => {
    const level = Math.max(-1, Math.min(1, sample));
    view.setInt16(44 + 2 * i, level < 0 ? level * 0x8000 : level * 0x7fff, true);
  });
  return new Blob([view.buffer], { type: "audio/wav" });
}
