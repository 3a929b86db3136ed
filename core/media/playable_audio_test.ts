import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { measureMedia } from "./measure_media.ts";
import { type MediaStore, openMediaStore } from "./media_store.ts";
import { makePlayable } from "./playable_audio.ts";
import { makeVoiceNote } from "./voice_note.ts";
import { writeOgg } from "./write_ogg.ts";

const recording = new URL("testdata/chrome_microphone.webm", import.meta.url).pathname;

async function withStore(body: (store: MediaStore) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-media-" });
  try {
    await body(await openMediaStore(folder));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("an iPhone that cannot play Ogg gets the same sound as WAV", () =>
  withStore(async (store) => {
    const note = await makeVoiceNote(recording);
    const { sha256 } = await store.put(new Blob([note.bytes]).stream());

    const { size } = await makePlayable(store, sha256);

    const wav = await measureMedia(store.path(sha256, "wav"), "audio/wav");
    deepEqual([wav.audioCodec, wav.channels], ["pcm-s16", 1]);
    ok(Math.abs((wav.durationMs ?? 0) - note.durationMs) <= 25, `${wav.durationMs} of ${note.durationMs} ms`);
    equal(size, 44 + Math.round((wav.durationMs ?? 0) * 16) * 2);
    const sound = new Int16Array(
      (await new Response(await store.open(sha256, { variant: "wav" })).arrayBuffer()).slice(44),
    );
    ok(sound.some((sample) => Math.abs(sample) > 500), "it can be heard");
  }));

Deno.test("it is made once: two listeners at once, and a third later, get the same file", () =>
  withStore(async (store) => {
    const note = await makeVoiceNote(recording);
    const { sha256 } = await store.put(new Blob([note.bytes]).stream());

    const [one, two] = await Promise.all([makePlayable(store, sha256), makePlayable(store, sha256)]);
    const { mtime } = await Deno.stat(store.path(sha256, "wav"));
    const three = await makePlayable(store, sha256);

    deepEqual([one, two], [three, three]);
    deepEqual((await Deno.stat(store.path(sha256, "wav"))).mtime, mtime);
  }));

Deno.test("what is no Opus, too long, or not here is refused", () =>
  withStore(async (store) => {
    const text = await store.put(new Blob(["hello"]).stream());
    await rejects(makePlayable(store, text.sha256), { code: "voice_format_unsupported" });
    await rejects(makePlayable(store, "0".repeat(64)), { code: "media_file_missing" });

    // Two bytes of silence of 60 ms each, more than ten minutes of them.
    const long = await writeOgg(Array(10_050).fill(new Uint8Array([0x18, 0])), { preSkip: 0 });
    const { sha256 } = await store.put(new Blob([long.bytes]).stream());
    await rejects(makePlayable(store, sha256), { code: "voice_too_long" });
    equal(await store.stat(sha256, "wav"), null);
  }));
