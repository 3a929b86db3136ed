import { equal, ok } from "node:assert/strict";
import { makeVoiceNote } from "../../core/media/mod.ts";
import { wavOf } from "./encode_wav.ts";

Deno.test("what a browser without Opus sends becomes a voice note on the server", async () => {
  const rate = 16_000;
  const hum = Float32Array.from({ length: 2 * rate }, (_, i) => Math.sin(i / 20) * 1.2);
  const wav = wavOf(hum, rate);
  equal(wav.type, "audio/wav");
  const path = await Deno.makeTempFile({ suffix: ".wav" });
  await Deno.writeFile(path, new Uint8Array(await wav.arrayBuffer()));
  const note = await makeVoiceNote(path);
  await Deno.remove(path);
  ok(Math.abs(note.durationMs - 2000) < 50, `${note.durationMs} ms`);
  equal(new TextDecoder().decode(note.bytes.slice(0, 4)), "OggS");
});
