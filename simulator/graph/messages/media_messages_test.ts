import assert from "node:assert/strict";
import {
  accepted,
  aPhoto,
  assertRefused,
  callGraph,
  sample,
  uploaded,
} from "../../../testing/simulator/graph_calls.ts";
import { anaWrites, aSimStage, at, until } from "../../../testing/simulator/sim_stage.ts";

const day = 24 * 3600_000;

Deno.test("Every kind of file is sent by its id and by a link", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const files = {
    image: { name: "photo.jpg", type: "image/jpeg", extra: { caption: "Foto" } },
    video: { name: "video.mp4", type: "video/mp4", extra: { caption: "Vídeo" } },
    audio: { name: "voice.ogg", type: "audio/ogg; codecs=opus", extra: { voice: true } },
    document: {
      name: "receipt.pdf",
      type: "application/pdf",
      extra: { filename: "nota.pdf", caption: "Nota" },
    },
    sticker: { name: "sticker.webp", type: "image/webp", extra: {} },
  };
  for (const [type, { name, type: mime, extra }] of Object.entries(files)) {
    const id = await uploaded(stage, { bytes: await sample(name), type: mime, filename: name });
    const wamid = await accepted(stage, { type, [type]: { id, ...extra } });
    const kept = stage.sim.world.messages.get(wamid);
    assert.deepEqual(kept?.content[type], { id, ...extra });
    assert.equal(kept?.media_id, id);
    assert.equal(kept?.error_code, null, type);
    await accepted(stage, { type, [type]: { link: `https://files.example/${name}` } });
  }
});

Deno.test("What a file's message may not carry is refused", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const id = await aPhoto(stage);
  const link = "https://files.example/a";
  await assertRefused(stage, [
    ["no image", { type: "image" }, 131008],
    ["neither id nor link", { type: "image", image: {} }, 131008],
    ["both id and link", { type: "image", image: { id, link } }, 100],
    ["a link that is no address", { type: "image", image: { link: "foto.jpg" } }, 131009],
    ["a link of another kind", { type: "image", image: { link: "ftp://files.example/a" } }, 131009],
    ["a caption of 1,025", { type: "image", image: { id, caption: "é".repeat(1025) } }, 100],
    ["a caption on a sound", { type: "audio", audio: { link, caption: "x" } }, 100],
    ["a caption on a sticker", { type: "sticker", sticker: { link, caption: "x" } }, 100],
    ["a file name on an image", { type: "image", image: { id, filename: "a.jpg" } }, 100],
    ["voice on a video", { type: "video", video: { link, voice: true } }, 100],
    ["voice that is no yes or no", { type: "audio", audio: { link, voice: "yes" } }, 100],
    ["an id nobody has", { type: "image", image: { id: "1" } }, 131009],
  ]);
});

Deno.test("An upload is good for thirty days, or until it is deleted", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const [kept, deleted] = [await aPhoto(stage), await aPhoto(stage)];
  assert.deepEqual((await callGraph(stage, "DELETE", `/${deleted}`)).body, { success: true });
  await assertRefused(stage, [["deleted", { type: "image", image: { id: deleted } }, 131009]]);
  await stage.control("POST", "/clock", { advance_ms: 30 * day });
  await anaWrites(stage);
  await assertRefused(stage, [["30 days old", { type: "image", image: { id: kept } }, 131009]]);
});

Deno.test("Another number's file is refused like one that is not there", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const bytes = await sample("photo.jpg");
  const { id } = stage.sim.world.media.add({
    number: "999",
    origin: "upload",
    mime_type: "image/jpeg",
    bytes,
  });
  await assertRefused(stage, [["another's", { type: "image", image: { id } }, 131009]]);
});

Deno.test("A file of the wrong kind is accepted and then fails with 131053", async () => {
  await using stage = await aSimStage();
  await anaWrites(stage);
  const id = await aPhoto(stage);
  const wamid = await accepted(stage, { type: "audio", audio: { id } });
  const failed = await until(
    "the failure",
    () => stage.inbox.statuses().find((one) => one.id === wamid) ?? null,
  );
  assert.equal(failed.status, "failed");
  assert.equal(at(failed, "errors", 0, "code"), 131053);
  assert.match(
    String(at(failed, "errors", 0, "error_data", "details")),
    /Unsupported Audio mime type image\/jpeg/,
  );
});

Deno.test("With media errors set to sync every unfit file is refused at once", async () => {
  await using stage = await aSimStage({ settings: { media_errors: "sync" } });
  await anaWrites(stage);
  const photo = await aPhoto(stage);
  const voice = await sample("voice.ogg");
  const misnamed = await uploaded(stage, { bytes: voice, type: "audio/ogg", filename: "voice.bin" });
  const mp3 = new Uint8Array([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0]);
  const song = await uploaded(stage, { bytes: mp3, type: "audio/mpeg", filename: "song.mp3" });
  const grey = (await sample("drawing.png")).slice();
  grey[25] = 0;
  const drawing = await uploaded(stage, { bytes: grey, type: "image/png", filename: "drawing.png" });
  await assertRefused(stage, [
    ["a photo as a video", { type: "video", video: { id: photo } }, 131053],
    ["a photo as a sticker", { type: "sticker", sticker: { id: photo } }, 131053],
    ["a song as a voice note", { type: "audio", audio: { id: song, voice: true } }, 131053],
    ["an Ogg that is not called .ogg", { type: "audio", audio: { id: misnamed, voice: true } }, 131053],
    ["a grey PNG", { type: "image", image: { id: drawing } }, 131053],
  ]);
  await accepted(stage, { type: "audio", audio: { id: song } });
  await accepted(stage, { type: "document", document: { id: photo, filename: "foto.jpg" } });
});
