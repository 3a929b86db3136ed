import { deepEqual, equal, ok } from "node:assert/strict";
import { measureMedia } from "./measure_media.ts";
import { makeVoiceNote } from "./voice_note.ts";
import { drawWaveform, toBars } from "./waveform.ts";

const sample = (name: string) => new URL(`testdata/${name}`, import.meta.url).pathname;

async function withVoiceNote<T>(body: (path: string) => Promise<T>): Promise<T> {
  const path = await Deno.makeTempFile({ prefix: "balcao-voice-" });
  try {
    await Deno.writeFile(path, (await makeVoiceNote(sample("chrome_microphone.webm"))).bytes);
    return await body(path);
  } finally {
    await Deno.remove(path);
  }
}

Deno.test("a film has its sides and its length", async () => {
  const { width, height, durationMs, videoCodec, channels } = await measureMedia(
    sample("chrome_canvas.mp4"),
    "video/mp4",
  );
  deepEqual({ width, height, videoCodec, channels }, {
    width: 160,
    height: 120,
    videoCodec: "avc",
    channels: null,
  });
  ok(durationMs !== null && durationMs > 1000 && durationMs < 2500, `${durationMs} ms`);
});

Deno.test("a recording has its codec and its channels; its length, where that is told without counting", async () => {
  const webm = await measureMedia(sample("chrome_microphone.webm"), "audio/webm");
  deepEqual([webm.audioCodec, webm.width, webm.animated, webm.durationMs], ["opus", null, false, null]);
  await withVoiceNote(async (path) => {
    const { durationMs } = await measureMedia(path, "audio/ogg");
    ok(durationMs !== null && durationMs > 1500 && durationMs < 2500, `${durationMs} ms`);
  });
  equal((await measureMedia(sample("chrome_stereo.webm"), "audio/webm")).channels, 2);
});

Deno.test("what cannot be measured is not known, and nothing breaks", async () => {
  const path = await Deno.makeTempFile();
  await Deno.writeTextFile(path, "hello");
  for (const type of ["image/png", "video/mp4", "audio/ogg", "application/pdf"]) {
    const { width, durationMs, animated } = await measureMedia(path, type);
    deepEqual({ width, durationMs, animated }, { width: null, durationMs: null, animated: false });
  }
  equal(await drawWaveform(path), null);
  await Deno.remove(path);
});

Deno.test("a voice note has forty bars, the loudest of them 99", async () => {
  const bars = await withVoiceNote(drawWaveform);
  ok(bars);
  equal(bars.length, 40);
  equal(Math.max(...bars), 99);
  // The sample beeps: it is not one even hum.
  ok(Math.min(...bars) < 50, `${bars}`);
});

Deno.test("bars come out of few moments as out of many, and silence is flat", () => {
  deepEqual(toBars([]), null);
  equal(toBars([5])?.length, 40);
  deepEqual(new Set(toBars(Array(400).fill(0))), new Set([0]));
  deepEqual(
    toBars(Array.from({ length: 80 }, (_, at) => at < 40 ? 50 : 100))?.filter((bar) => bar === 99).length,
    20,
  );
});
