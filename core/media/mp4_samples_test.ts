import { deepEqual, equal } from "node:assert/strict";
import { measureMedia } from "./measure_media.ts";
import { isHonestMp4 } from "./mp4_samples.ts";

const ENDLESS = 0xffff_fff0;

const numbers = (...values: number[]) => {
  const bytes = new Uint8Array(values.length * 4);
  values.forEach((value, at) => new DataView(bytes.buffer).setUint32(at * 4, value));
  return bytes;
};
const letters = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));
const box = (name: string, ...parts: Uint8Array[]) => {
  const inside = joined(...parts);
  return joined(numbers(inside.length + 8), letters(name), inside);
};
const begin = box("ftyp", letters("M4A "), numbers(0), letters("isom"));
const film = (...tables: Uint8Array[]) =>
  joined(
    begin,
    box("moov", box("trak", box("mdia", box("minf", box("stbl", ...tables))))),
    box("mdat", numbers(0)),
  );

async function honest(bytes: Uint8Array): Promise<boolean> {
  const path = await Deno.makeTempFile({ prefix: "balcao-mp4-" });
  try {
    await Deno.writeFile(path, bytes);
    equal((await measureMedia(path, "video/mp4")).durationMs, null);
    return await isHonestMp4(path);
  } finally {
    await Deno.remove(path);
  }
}

Deno.test("a film whose tables claim thousands of millions of samples is not opened", async () => {
  equal(await honest(film(box("stsz", numbers(0, 1, ENDLESS)))), false);
  equal(await honest(film(box("stts", numbers(0, 1, ENDLESS, 1024)))), false);
  equal(await honest(film(box("ctts", numbers(0, 2, 400_000, 1, 400_000, 2)))), false);
  equal(await honest(joined(begin, box("moof", box("traf", box("trun", numbers(0, ENDLESS)))))), false);
  const many = Array.from({ length: 3 }, () => box("moof", box("traf", box("trun", numbers(0, 200_000)))));
  equal(await honest(joined(begin, ...many)), false);
});

Deno.test("an ordinary film, one cut off in the middle of a table, and what is no film may be looked at", async () => {
  const tables = [box("stts", numbers(0, 1, 90_000, 512)), box("stsz", numbers(0, 0, 90_000))];
  deepEqual(
    await Promise.all([
      honest(film(...tables)),
      honest(film(...tables).subarray(0, 70)),
      honest(letters("hello, this is only a text")),
      honest(new Uint8Array()),
    ]),
    [true, true, true, true],
  );
  equal(await isHonestMp4(new URL("testdata/chrome_canvas.mp4", import.meta.url).pathname), true);
});

Deno.test("a hundred thousand small frames whose length no header tells are not counted", async () => {
  const frame = [0xff, 0xf1, 0x50, 0x80, 0x00, 0xff, 0xfc];
  const path = await Deno.makeTempFile({ prefix: "balcao-aac-" });
  await Deno.writeFile(path, new Uint8Array(Array.from({ length: 100_000 }, () => frame).flat()));
  const { audioCodec, durationMs } = await measureMedia(path, "audio/aac");
  deepEqual([audioCodec, durationMs], ["aac", null]);
  await Deno.remove(path);
});
