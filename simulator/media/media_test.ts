import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  aPhoto,
  callGraph,
  sample,
  type Upload,
  upload,
  uploaded,
} from "../../testing/simulator/graph_calls.ts";
import { aSimStage, at, numberId, type SimStage, token } from "../../testing/simulator/sim_stage.ts";

const minutes = 60_000;
const fetchFile = (url: unknown, bearer = token) =>
  fetch(String(url), { headers: { authorization: `Bearer ${bearer}` } });
const urlOf = async (stage: SimStage, id: string) => (await callGraph(stage, "GET", `/${id}`)).body.url;
const fault = (stage: SimStage, input: unknown) => stage.control("POST", "/faults", input);

Deno.test("An uploaded picture comes back whole from its address, with its sha256 in hexadecimal", async () => {
  await using stage = await aSimStage();
  const bytes = await sample("photo.jpg");
  const id = await aPhoto(stage);
  const { body } = await callGraph(stage, "GET", `/${id}?phone_number_id=${numberId}`);
  const { url, ...info } = body;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  assert.deepEqual(info, {
    mime_type: "image/jpeg",
    sha256,
    file_size: bytes.length,
    id,
    messaging_product: "whatsapp",
  });
  const response = await fetchFile(url);
  assert.equal(response.headers.get("content-type"), "image/jpeg");
  assert.deepEqual(await response.bytes(), bytes);
});

Deno.test("An address dies after five minutes of the simulated clock; asked again there is a fresh one", async () => {
  await using stage = await aSimStage();
  const id = await aPhoto(stage);
  const url = await urlOf(stage, id);
  await stage.control("POST", "/clock", { advance_ms: 5 * minutes - 1000 });
  const early = await fetchFile(url);
  assert.equal(early.status, 200);
  await early.body?.cancel();
  await stage.control("POST", "/clock", { advance_ms: 1000 });
  const late = await fetchFile(url);
  assert.equal(late.status, 404);
  await late.body?.cancel();
  const fresh = await fetchFile(await urlOf(stage, id));
  assert.equal(fresh.status, 200);
  await fresh.body?.cancel();
});

Deno.test("Without the number's own token there is no file, and a made-up address leads nowhere", async () => {
  await using stage = await aSimStage();
  const id = await aPhoto(stage);
  const url = String(await urlOf(stage, id));
  for (const bearer of ["wrong", ""]) {
    const response = await fetchFile(url, bearer);
    assert.equal(response.status, 401);
    await response.body?.cancel();
  }
  const forged = await fetchFile(url.replace(/ext=\d+/, "ext=9999999999999"));
  assert.equal(forged.status, 404);
  await forged.body?.cancel();
  assert.equal((await callGraph(stage, "GET", `/${id}`, undefined, "wrong")).status, 401);
  const other = await callGraph(stage, "GET", `/${id}?phone_number_id=999`);
  assert.equal(at(other.body, "error", "error_subcode"), 33);
});

Deno.test("A customer's file can be asked for during seven days", async () => {
  await using stage = await aSimStage();
  const { media } = stage.sim.world;
  const bytes = await sample("voice.ogg");
  const { id } = media.add({
    number: numberId,
    origin: "customer",
    mime_type: "audio/ogg; codecs=opus",
    bytes,
  });
  await stage.control("POST", "/clock", { advance_ms: 7 * 24 * 60 * minutes - 1000 });
  assert.equal((await callGraph(stage, "GET", `/${id}`)).body.mime_type, "audio/ogg; codecs=opus");
  await stage.control("POST", "/clock", { advance_ms: 1000 });
  assert.equal(at((await callGraph(stage, "GET", `/${id}`)).body, "error", "error_subcode"), 33);
});

Deno.test("A file that is deleted has no address any more, and an old address leads nowhere", async () => {
  await using stage = await aSimStage();
  const id = await aPhoto(stage);
  const url = await urlOf(stage, id);
  assert.deepEqual((await callGraph(stage, "DELETE", `/${id}`)).body, { success: true });
  const response = await fetchFile(url);
  assert.equal(response.status, 404);
  await response.body?.cancel();
  assert.equal((await callGraph(stage, "DELETE", `/${id}`)).status, 400);
});

Deno.test("What is no such file is refused at the upload", async () => {
  await using stage = await aSimStage();
  const [photo, voice, sticker] = [
    await sample("photo.jpg"),
    await sample("voice.ogg"),
    await sample("sticker.webp"),
  ];
  const stereo = voice.slice();
  const head = new TextDecoder("latin1").decode(voice).indexOf("OpusHead");
  stereo[head + 9] = 2;
  const vorbis = voice.slice();
  vorbis.set(new TextEncoder().encode("NotAHead"), head);
  const small = sticker.slice();
  small[24] = 0xfe;
  const grown = (bytes: Uint8Array, size: number) => {
    const large = new Uint8Array(size);
    large.set(bytes);
    return large;
  };
  const webm = new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3]);
  const megabyte = 1024 * 1024;
  const cases: [string, Upload, number][] = [
    ["a type WhatsApp does not take", { bytes: webm, type: "video/webm", filename: "a.webm" }, 100],
    ["a WebM that calls itself Ogg", { bytes: webm, type: "audio/ogg", filename: "a.ogg" }, 100],
    ["a photo that calls itself PNG", { bytes: photo, type: "image/png", filename: "a.png" }, 100],
    ["a photo that calls itself PDF", { bytes: photo, type: "application/pdf", filename: "a.pdf" }, 100],
    ["an empty file", { bytes: new Uint8Array(), type: "text/plain", filename: "a.txt" }, 131053],
    [
      "a photo over 5 MB",
      { bytes: grown(photo, 5 * megabyte + 1), type: "image/jpeg", filename: "a.jpg" },
      131053,
    ],
    [
      "a voice over 16 MB",
      { bytes: grown(voice, 16 * megabyte + 1), type: "audio/ogg", filename: "a.ogg" },
      131053,
    ],
    ["a stereo voice", { bytes: stereo, type: "audio/ogg", filename: "a.ogg" }, 131053],
    ["an Ogg without Opus", { bytes: vorbis, type: "audio/ogg", filename: "a.ogg" }, 131053],
    ["a sticker of another size", { bytes: small, type: "image/webp", filename: "a.webp" }, 131053],
    ["a static sticker over 100 KB", {
      bytes: grown(sticker, 100 * 1024 + 1),
      type: "image/webp",
      filename: "a.webp",
    }, 131053],
    ["no product", { bytes: photo, type: "image/jpeg", filename: "a.jpg", fields: {} }, 100],
  ];
  for (const [wrong, file, code] of cases) {
    const { status, body } = await upload(stage, file);
    assert.equal(at(body, "error", "code"), code, `${wrong}: ${JSON.stringify(body)}`);
    assert.equal(status, 400, wrong);
  }
  const bare = await callGraph(stage, "POST", `/${numberId}/media`, { messaging_product: "whatsapp" });
  assert.equal(at(bare.body, "error", "code"), 100);
  const file = { bytes: photo, type: "image/jpeg", filename: "a.jpg" };
  assert.equal(at((await upload(stage, file, "wrong")).body, "error", "code"), 190);
  assert.equal(stage.sim.world.media.list().length, 0);
});

Deno.test("An animated sticker may be larger than one that stands still", async () => {
  await using stage = await aSimStage();
  const moving = await sample("sticker_animated.webp");
  const large = new Uint8Array(400 * 1024);
  large.set(moving);
  await uploaded(stage, { bytes: large, type: "image/webp", filename: "a.webp" });
  const larger = new Uint8Array(500 * 1024 + 1);
  larger.set(moving);
  const { body } = await upload(stage, { bytes: larger, type: "image/webp", filename: "a.webp" });
  assert.equal(at(body, "error", "code"), 131053);
});

Deno.test("Downloads go wrong as ordered and then right: refused, other bytes, cut off, slow", async () => {
  await using stage = await aSimStage();
  const id = await aPhoto(stage);
  const bytes = await sample("photo.jpg");
  const url = await urlOf(stage, id);
  await fault(stage, { kind: "media_download", times: 2, status: 503, match: { to: id } });
  for (let time = 0; time < 2; time++) {
    const refused = await fetchFile(url);
    assert.equal(refused.status, 503);
    await refused.body?.cancel();
  }
  await fault(stage, { kind: "media_corrupt" });
  const wrong = await (await fetchFile(url)).bytes();
  assert.equal(wrong.length, bytes.length);
  assert.notDeepEqual(wrong, bytes);
  await fault(stage, { kind: "media_truncated" });
  await assert.rejects(async () => await (await fetchFile(url)).bytes());
  await fault(stage, { kind: "media_slow", hold_ms: 40 });
  const before = Date.now();
  assert.deepEqual(await (await fetchFile(url)).bytes(), bytes);
  assert.ok(Date.now() - before >= 35);
  await fault(stage, { kind: "media_lookup", code: 131000 });
  assert.equal(at((await callGraph(stage, "GET", `/${id}`)).body, "error", "code"), 131000);
  await fault(stage, { kind: "media_upload", code: 131053 });
  const file = { bytes, type: "image/jpeg", filename: "a.jpg" };
  assert.equal(at((await upload(stage, file)).body, "error", "code"), 131053);
  await uploaded(stage, file);
});

Deno.test("After a restart the files are there, under fresh addresses", async () => {
  const dataFile = `${await Deno.makeTempDir()}/simulator.json`;
  const before = await aSimStage({ dataFile });
  const [id, deleted] = [await aPhoto(before), await aPhoto(before)];
  await before.sim.save();
  await callGraph(before, "DELETE", `/${deleted}`);
  await before[Symbol.asyncDispose]();
  const names = [...Deno.readDirSync(`${dataFile}.media`)].map((entry) => entry.name);
  assert.deepEqual(names, [id]);
  await using after = await aSimStage({ dataFile });
  assert.deepEqual(await (await fetchFile(await urlOf(after, id))).bytes(), await sample("photo.jpg"));
});
