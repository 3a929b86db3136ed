import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import sharp from "sharp";
import { openTestMedia } from "../../testing/test_media.ts";
import { storeUpload } from "./store_upload.ts";

const sample = (name: string) => new URL(`testdata/${name}`, import.meta.url);

async function spooled(bytes: Uint8Array | URL): Promise<string> {
  const path = await Deno.makeTempFile({ prefix: "balcao-upload-" });
  await Deno.writeFile(path, bytes instanceof URL ? await Deno.readFile(bytes) : bytes);
  return path;
}

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#27d" } });

Deno.test("a picture is kept with its sides, a small picture and a name that fits its bytes", async () => {
  await using media = await openTestMedia();
  const path = await spooled(await picture(800, 600).jpeg().toBuffer());

  const file = await storeUpload(media, { path, filename: "../férias.exe", mimeType: "image/png" });

  deepEqual({ ...file, sha256: "", size: 0 }, {
    sha256: "",
    size: 0,
    kind: "image",
    mimeType: "image/jpeg",
    filename: "férias.exe.jpg",
    width: 800,
    height: 600,
    thumbnail: true,
  });
  equal((await media.stat(file.sha256))?.size, file.size);
  ok(await media.stat(file.sha256, "thumbnail"));
  await rejects(Deno.stat(path), "it was taken");
});

Deno.test("a recording is kept as a voice note with its bars", async () => {
  await using media = await openTestMedia();
  const path = await spooled(sample("chrome_microphone.webm"));

  const file = await storeUpload(media, { path, filename: "blob", mimeType: "audio/webm", as: "voice" });

  equal(file.mimeType, "audio/ogg; codecs=opus");
  equal(file.filename, "blob.ogg");
  equal(file.voice, true);
  equal(file.waveform?.length, 40);
  ok((file.durationMs ?? 0) > 500);
  await Deno.remove(path);
});

Deno.test("what WhatsApp would refuse is refused at once, and nothing of it is kept", async () => {
  await using media = await openTestMedia();
  const cases = [
    ["media_empty", new Uint8Array(), "image/png", undefined],
    ["media_type_unsupported", new TextEncoder().encode("<html><script>1</script>"), "image/png", undefined],
    ["media_type_unsupported", await picture(10, 10).gif().toBuffer(), "image/gif", "document"],
    ["media_type_unsupported", await picture(10, 10).jpeg().toBuffer(), "image/jpeg", "sticker"],
    ["sticker_size_wrong", await picture(300, 300).webp().toBuffer(), "image/webp", "sticker"],
    ["media_codec_unsupported", sample("chrome_microphone.mp4"), "audio/mp4", undefined],
    ["voice_format_unsupported", new TextEncoder().encode("no sound at all"), "audio/webm", "voice"],
  ] as const;
  for (const [code, bytes, mimeType, as] of cases) {
    const path = await spooled(bytes);
    await rejects(
      storeUpload(media, { path, filename: "a", mimeType, ...(as && { as }) }),
      { code },
      `${code} of ${mimeType}`,
    );
    await Deno.remove(path);
  }
});

Deno.test("a sticker of the right size may go as one", async () => {
  await using media = await openTestMedia();
  const path = await spooled(await picture(512, 512).webp().toBuffer());

  const file = await storeUpload(media, { path, filename: "oi.webp", mimeType: "image/webp", as: "sticker" });

  equal(file.kind, "sticker");
  equal(file.thumbnail, undefined);
  equal((await media.read(file.sha256)).size, file.size);
});
