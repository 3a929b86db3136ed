import { deepEqual, equal, ok } from "node:assert/strict";
import sharp from "sharp";
import { oneAtATime } from "./load_sharp.ts";
import { measureMedia } from "./measure_media.ts";
import { makeThumbnail } from "./thumbnail.ts";

async function withFile<T>(bytes: Uint8Array, body: (path: string) => Promise<T>): Promise<T> {
  const path = await Deno.makeTempFile({ prefix: "balcao-picture-" });
  try {
    await Deno.writeFile(path, bytes);
    return await body(path);
  } finally {
    await Deno.remove(path);
  }
}

/** A picture as busy as noise: the hardest to make small. */
function noise(width: number, height: number) {
  const bytes = new Uint8Array(width * height * 3);
  for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return sharp(bytes, { raw: { width, height, channels: 3 } });
}

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } });

Deno.test("a photo becomes a picture of at most 360 pixels, in its own proportions", async () => {
  const photo = await plain(1600, 1200).png().toBuffer();
  const small = await withFile(photo, makeThumbnail);
  ok(small);
  deepEqual([small.width, small.height], [360, 270]);
  const { format, width, height, hasAlpha } = await sharp(small.bytes).metadata();
  deepEqual({ format, width, height, hasAlpha }, { format: "webp", width: 360, height: 270, hasAlpha: true });
  ok(small.bytes.byteLength < 12 * 1024);
});

Deno.test("a small picture is not blown up", async () => {
  const small = await withFile(await plain(40, 20).png().toBuffer(), makeThumbnail);
  deepEqual([small?.width, small?.height], [40, 20]);
});

Deno.test("even the busiest picture stays small enough to be loaded unasked", async () => {
  const small = await withFile(await noise(900, 700).jpeg().toBuffer(), makeThumbnail);
  ok(small && small.bytes.byteLength < 40 * 1024, `${small?.bytes.byteLength} bytes`);
});

Deno.test("a photo taken on its side stands upright, and tells neither place nor phone", async () => {
  const photo = await plain(300, 200).jpeg().withExif({ IFD0: { Make: "Phone" } }).withMetadata({
    orientation: 6,
  })
    .toBuffer();
  const small = await withFile(photo, makeThumbnail);
  ok(small);
  deepEqual([small.width, small.height], [200, 300]);
  const { exif, icc, xmp, orientation } = await sharp(small.bytes).metadata();
  deepEqual([exif, icc, xmp, orientation], [undefined, undefined, undefined, undefined]);
  const measured = await withFile(photo, (path) => measureMedia(path, "image/jpeg"));
  deepEqual([measured.width, measured.height], [200, 300]);
});

Deno.test("of a sticker that moves, the first frame is shown", async () => {
  const frames = [[255, 0, 0], [0, 255, 0], [0, 0, 255]].map(([r = 0, g = 0, b = 0]) =>
    sharp({ create: { width: 64, height: 64, channels: 4, background: { r, g, b, alpha: 1 } } }).png()
      .toBuffer()
  );
  const sticker = await sharp(await Promise.all(frames), { join: { animated: true } }).webp({ loop: 0 })
    .toBuffer();
  const small = await withFile(sticker, makeThumbnail);
  ok(small);
  deepEqual([small.width, small.height], [64, 64]);
  const [red, green, blue] = await sharp(small.bytes).removeAlpha().raw().toBuffer();
  ok((red ?? 0) > 200 && (green ?? 255) < 60 && (blue ?? 255) < 60);

  const measured = await withFile(sticker, (path) => measureMedia(path, "image/webp"));
  deepEqual([measured.animated, measured.width, measured.height], [true, 64, 64]);
});

Deno.test("what is no picture, half a picture, or drawn by a script has no thumbnail", async () => {
  const svg = new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>`,
  );
  const half = (await noise(600, 400).png().toBuffer()).subarray(0, 20_000);
  for (const bytes of [svg, half, new Uint8Array(), new TextEncoder().encode("hello")]) {
    equal(await withFile(bytes, makeThumbnail), null);
  }
  equal((await withFile(svg, (path) => measureMedia(path, "image/svg+xml"))).width, null);
});

Deno.test("a few kilobytes that would unfold to gigabytes are not unfolded", async () => {
  const bomb = await sharp({ create: { width: 14_000, height: 9_000, channels: 3, background: "white" } })
    .png({ compressionLevel: 9 }).toBuffer();
  ok(bomb.byteLength < 1024 * 1024);
  equal(await withFile(bomb, makeThumbnail), null);
});

Deno.test("pictures are drawn one after another, and one that cannot be drawn holds up no other", async () => {
  let drawing = 0;
  let most = 0;
  const draw = (fails: boolean) =>
    oneAtATime(async () => {
      most = Math.max(most, ++drawing);
      await Promise.resolve();
      drawing--;
      if (fails) throw new Error("half a picture");
    });
  const drawn = await Promise.allSettled([draw(false), draw(true), draw(false)]);
  deepEqual(drawn.map(({ status }) => status), ["fulfilled", "rejected", "fulfilled"]);
  equal(most, 1);
});
