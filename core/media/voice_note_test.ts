import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { DomainError } from "../errors.ts";
import { openOpus } from "./open_opus.ts";
import { openRecording, packetsOf } from "./open_recording.ts";
import { decodeOpus } from "./opus_codec.ts";
import { isStereo, samplesIn } from "./opus_packet.ts";
import { wavHead } from "./pcm.ts";
import { writeOgg } from "./write_ogg.ts";
import { makeVoiceNote, type VoiceNote } from "./voice_note.ts";

const sample = (name: string) => new URL(`testdata/${name}`, import.meta.url).pathname;

async function withFile<T>(bytes: Uint8Array, body: (path: string) => Promise<T>): Promise<T> {
  const path = await Deno.makeTempFile({ prefix: "balcao-voice-" });
  try {
    await Deno.writeFile(path, bytes);
    return await body(path);
  } finally {
    await Deno.remove(path);
  }
}

async function packetsIn(path: string): Promise<Uint8Array[]> {
  using input = await openRecording(path);
  const track = await input?.getPrimaryAudioTrack();
  ok(track);
  return await Array.fromAsync(packetsOf(track), (packet) => packet.slice());
}

/** What anybody who opens the note finds in it. */
function inspect(note: VoiceNote) {
  return withFile(note.bytes, async (path) => {
    using input = await openRecording(path);
    const opus = await openOpus(await input?.getPrimaryAudioTrack() ?? null);
    ok(input && opus);
    const packets = await Array.fromAsync(packetsOf(opus.track), (packet) => packet.slice());
    const pieces = await Array.fromAsync(decodeOpus(packets, { preSkip: opus.head.preSkip, rate: 48_000 }));
    return {
      container: new TextDecoder().decode(note.bytes.subarray(0, 4)),
      channels: opus.head.channels,
      stereo: packets.some(isStereo),
      seconds: await input.computeDuration(),
      packets,
      sound: pieces.flatMap((piece) => [...piece]),
    };
  });
}

/** A sine in `channels` channels as WAV of 16 bits. */
function wav(rate: number, seconds: number, channels = 1, hertz = 440): Uint8Array {
  const count = rate * seconds;
  const samples = new Int16Array(count * channels);
  for (let at = 0; at < samples.length; at++) {
    samples[at] = 12_000 * Math.sin(2 * Math.PI * hertz * Math.floor(at / channels) / rate);
  }
  const head = wavHead(count * channels, rate);
  const view = new DataView(head.buffer);
  view.setUint16(22, channels, true);
  view.setUint32(28, rate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  return new Uint8Array([...head, ...new Uint8Array(samples.buffer)]);
}

/** How often the sound crosses zero upwards in a second: its pitch. */
function pitch(sound: readonly number[], rate = 48_000): number {
  const middle = sound.slice(rate / 4, rate * 3 / 4);
  return 2 * middle.filter((value, at) => at > 0 && value >= 0 && (middle[at - 1] ?? 0) < 0).length;
}

for (const name of ["chrome_microphone.webm", "chrome_microphone.mp4"]) {
  Deno.test(`${name}: the packets of Chrome's recording are moved into Ogg as they are`, async () => {
    const note = await makeVoiceNote(sample(name));

    const { container, channels, stereo, packets, seconds } = await inspect(note);
    deepEqual({ container, channels, stereo }, { container: "OggS", channels: 1, stereo: false });
    deepEqual(packets, await packetsIn(sample(name)));
    ok(seconds > 1.5 && seconds < 2.5, `${seconds} s`);
    ok(Math.abs(seconds * 1000 - note.durationMs) < 30);
    equal(note.size, note.bytes.byteLength);
    equal(note.overPlayIcon, false);
  });
}

Deno.test("a recording of two channels becomes one of one channel, of the same length", async () => {
  const before = await packetsIn(sample("chrome_stereo.webm"));
  equal(before.some(isStereo), true);

  const note = await makeVoiceNote(sample("chrome_stereo.webm"));

  const { channels, stereo, seconds, sound } = await inspect(note);
  deepEqual({ channels, stereo }, { channels: 1, stereo: false });
  const was = before.reduce((sum, packet) => sum + samplesIn(packet), 0) / 48_000;
  ok(Math.abs(seconds - was) < 0.03, `${seconds} s of ${was} s`);
  ok(Math.max(...sound) > 1000, "it can be heard");
});

Deno.test("a real voice note stays one: made again, nothing of it changes", async () => {
  const once = await makeVoiceNote(sample("chrome_microphone.webm"));
  const twice = await withFile(once.bytes, makeVoiceNote);
  deepEqual((await inspect(twice)).packets, (await inspect(once)).packets);
  ok(Math.abs(twice.durationMs - once.durationMs) <= 20);
});

for (const [rate, channels] of [[48_000, 1], [44_100, 1], [44_100, 2], [16_000, 1], [22_050, 1]] as const) {
  Deno.test(`WAV of ${rate} Hz in ${channels} channel(s), as Safari sends it, keeps its length and pitch`, async () => {
    const note = await withFile(wav(rate, 1, channels), makeVoiceNote);

    const { channels: made, stereo, seconds, sound } = await inspect(note);
    deepEqual({ made, stereo }, { made: 1, stereo: false });
    ok(Math.abs(seconds - 1) < 0.05, `${seconds} s`);
    ok(Math.abs(pitch(sound) - 440) <= 6, `${pitch(sound)} Hz`);
  });
}

Deno.test("a note over 512 KB says that it will have no play icon", async () => {
  const packet = (await packetsIn(sample("chrome_microphone.webm")))[10];
  ok(packet);
  const short = await makeVoiceNote(sample("chrome_microphone.webm"));
  const long = await writeOgg(Array(Math.ceil(530_000 / packet.byteLength)).fill(packet), { preSkip: 312 });

  equal(short.overPlayIcon, false);
  equal((await withFile(long.bytes, makeVoiceNote)).overPlayIcon, true);
});

Deno.test("what cannot be made a voice note is refused with its reason", async () => {
  const flat = wavHead(0, 48_000);
  await rejects(
    withFile(flat, makeVoiceNote),
    (error) => error instanceof DomainError && /^voice_/.test(error.code),
  );
  for (
    const bytes of [
      new Uint8Array(),
      new TextEncoder().encode("<html>"),
      crypto.getRandomValues(new Uint8Array(5000)),
    ]
  ) {
    await rejects(withFile(bytes, makeVoiceNote), { code: "voice_format_unsupported" });
  }
  const recording = await Deno.readFile(sample("chrome_microphone.mp4"));
  await rejects(withFile(recording.subarray(0, 400), makeVoiceNote), (error) => error instanceof DomainError);
  await rejects(makeVoiceNote(sample("chrome_canvas.mp4")), { code: "voice_format_unsupported" });
});

Deno.test("a playlist that names other files is not opened", async () => {
  const list = `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${
    sample("chrome_microphone.mp4")
  }\n#EXT-X-ENDLIST\n`;
  await rejects(withFile(new TextEncoder().encode(list), makeVoiceNote), {
    code: "voice_format_unsupported",
  });
});

Deno.test("others get their turn while a long recording is encoded", async () => {
  const recording = wav(48_000, 20);
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  try {
    await withFile(recording, makeVoiceNote);
  } finally {
    clearInterval(timer);
  }
  ok(turns > 10, `${turns} turns`);
});

Deno.test("an hour and more of silence in a small file is refused before it fills the memory", async () => {
  const path = await Deno.makeTempFile({ prefix: "balcao-silence-" });
  const { bytes } = await writeOgg(Array(180_001).fill(new Uint8Array([0x08, 0])), { preSkip: 312 });
  await Deno.writeFile(path, bytes);
  await rejects(makeVoiceNote(path), { code: "media_too_large" });
  await Deno.remove(path);
});
