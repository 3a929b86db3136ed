/**
 * The microphone, recording in the best format the browser has: Opus, which the
 * server only packs anew. A browser that can only record AAC decodes it itself and
 * sends WAV, since the server has nothing to decode AAC with.
 */

import { encodeWav } from "./encode_wav.ts";

/** A recording under way. */
export interface Recording {
  seconds(): number;
  /** How loud it is just now, from 0 to 1. */
  level(): number;
  /** Ends it; what was recorded, or null if that is nothing. */
  finish(): Promise<Blob | null>;
  /** Ends it and forgets it. */
  stop(): void;
}

const FORMATS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4;codecs=opus", "audio/mp4"];
/** Good speech, and three minutes of it stay below what WhatsApp shows with a play icon. */
const BITS_PER_SECOND = 24_000;

/** Asks for the microphone and begins; throws what the browser throws (`NotAllowedError`, …). */
export async function openMicrophone(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
  });
  const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
  const recorder = new MediaRecorder(stream, {
    audioBitsPerSecond: BITS_PER_SECOND,
    ...(mimeType && { mimeType }),
  });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => void pieces.push(data);
  const audio = new AudioContext();
  const meter = new AnalyserNode(audio, { fftSize: 512 });
  audio.createMediaStreamSource(stream).connect(meter);
  const wave = new Float32Array(meter.fftSize);
  const begun = performance.now();
  recorder.start(1000);

  const close = () => {
    if (recorder.state !== "inactive") recorder.stop();
    stream.getTracks().forEach((track) => track.stop());
    if (audio.state !== "closed") audio.close();
  };
  return {
    seconds: () => (performance.now() - begun) / 1000,
    level() {
      meter.getFloatTimeDomainData(wave);
      return Math.min(1, 3 * Math.sqrt(wave.reduce((sum, one) => sum + one * one, 0) / wave.length));
    },
    async finish() {
      const ended = new Promise((resolve) => recorder.onstop = resolve);
      close();
      await ended;
      const sound = new Blob(pieces, { type: recorder.mimeType });
      if (sound.size === 0) return null;
      return /opus|webm|ogg/.test(recorder.mimeType) ? sound : await encodeWav(sound);
    },
    stop: close,
  };
}
