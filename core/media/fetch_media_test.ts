import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import sharp from "sharp";
import { anAgent, aTicket } from "../../testing/builders.ts";
import { mediaChannel, type MediaStep, sha256Of } from "../../testing/media_channel.ts";
import { aMediaMessage } from "../../testing/media_message.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { openTestMedia } from "../../testing/test_media.ts";
import { findMessage } from "../threads/mod.ts";
import { abandonMedia, fetchMedia } from "./fetch_media.ts";
import type { Media, MediaSource } from "./media.ts";
import { retryMedia } from "./retry_media.ts";

const MINUTE = 60_000;
const picture = new Uint8Array(
  await sharp({ create: { width: 900, height: 600, channels: 3, background: "#27d" } }).jpeg().toBuffer(),
);

/** A message that waits for its file, and a way to try once. */
async function waiting(
  core: TestCore,
  { script = [], media = {}, source = {}, files = { mid: picture } }: {
    script?: MediaStep[];
    media?: Partial<Media>;
    source?: Partial<MediaSource>;
    files?: Record<string, Uint8Array<ArrayBuffer>>;
  } = {},
) {
  const ticket = await aTicket(core);
  const { id } = await aMediaMessage(core, ticket, media, source);
  const channel = mediaChannel(files, ...script);
  const store = await openTestMedia();
  return {
    id,
    ticket,
    store,
    asked: channel.asked,
    attempt: (attempt = 1) =>
      fetchMedia(core, { messageId: id, channel, store, attempt, patience: { silenceMs: 300 } }),
    media: async () => (await findMessage(core, id))?.media,
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

Deno.test("a file is fetched by its id, measured and shown on every screen", async () => {
  await using core = await openTestCore();
  await using one = await waiting(core, { media: { sha256: sha256Of(picture), filename: "../praia.exe" } });

  await one.attempt();

  deepEqual(await one.media(), {
    kind: "image",
    state: "stored",
    mimeType: "image/jpeg",
    filename: "praia.exe.jpg",
    size: picture.byteLength,
    sha256: sha256Of(picture),
    width: 900,
    height: 600,
    thumbnail: true,
  });
  ok(await one.store.stat(sha256Of(picture), "thumbnail"));
  deepEqual(await core.emitted(), ["message.updated"]);
});

Deno.test("the webhook's address is used while it is young, and asked for anew when it is not", async () => {
  await using core = await openTestCore();
  const source = { url: "https://direct.test/mid" };
  await using young = await waiting(core, { source });
  await young.attempt();
  deepEqual(young.asked, ["fetch https://direct.test/mid"]);

  await using old = await waiting(core, { source });
  core.advance(6 * MINUTE);
  await old.attempt();
  deepEqual(old.asked, ["locate mid", "fetch https://files.test/mid"]);

  await using dead = await waiting(core, { source: { url: "https://direct.test/died" } });
  await dead.attempt();
  equal((await dead.media())?.state, "stored", "a dead address falls back to the id");
});

Deno.test("a file that is here already is not fetched again", async () => {
  await using core = await openTestCore();
  await using one = await waiting(core, { media: { sha256: sha256Of(picture) } });
  await one.store.put(new Blob([picture]).stream());
  await one.attempt();
  equal((await one.media())?.state, "stored");
  deepEqual(one.asked, []);
});

Deno.test("a damaged file is fetched three times, then said to be broken; nothing of it is kept", async () => {
  await using core = await openTestCore();
  await using one = await waiting(core, { script: ["corrupt", "corrupt", "corrupt"] });
  await rejects(one.attempt(1), { kind: "unavailable" });
  await rejects(one.attempt(2), { kind: "unavailable" });
  await one.attempt(3);
  equal((await one.media())?.error, "media_broken");
  equal(await one.store.stat(sha256Of(picture)), null);

  await using other = await waiting(core, { script: ["corrupt"] });
  await rejects(other.attempt(1), { kind: "unavailable" });
  await other.attempt(2);
  equal((await other.media())?.state, "stored", "the second one was whole");
});

Deno.test("what passes is tried again: a cut connection, a silence, Meta's bad moments", async () => {
  await using core = await openTestCore();
  const silence = new ReadableStream<Uint8Array<ArrayBuffer>>();
  const script: MediaStep[] = [
    "truncated",
    { fetch: { kind: "fetched", body: silence, mimeType: null } },
    { locate: { kind: "unreachable", reason: "no network" } },
    { locate: { kind: "refused", code: "131016", title: "down", action: "retry", retryAfterMs: 7000 } },
    { fetch: { kind: "unknown", reason: "HTTP 500" } },
  ];
  await using one = await waiting(core, { script });
  for (const attempt of script.keys()) {
    await rejects(one.attempt(attempt + 1), { kind: "unavailable", code: "media_unreachable" });
  }
  equal((await one.media())?.state, "waiting");
  await one.attempt(9);
  equal((await one.media())?.state, "stored");
});

Deno.test("what will not come says why", async () => {
  await using core = await openTestCore();
  const cases: [string, MediaStep | null, Record<string, Uint8Array<ArrayBuffer>>][] = [
    ["media_expired", null, {}],
    ["190", { locate: { kind: "refused", code: "190", title: "token", action: "stop_channel" } }, {}],
    ["media_url_foreign", {
      fetch: { kind: "refused", code: "media_url_foreign", title: "", action: "never" },
    }, { mid: picture }],
    ["media_too_large", {
      locate: {
        kind: "located",
        url: "https://files.test/mid",
        mimeType: "video/mp4",
        sha256: null,
        size: 2 ** 30,
      },
    }, { mid: picture }],
  ];
  for (const [error, step, files] of cases) {
    await using one = await waiting(core, { script: step ? [step] : [], files });
    await one.attempt();
    deepEqual(await one.media(), { kind: "image", state: "failed", mimeType: "image/jpeg", error });
  }
});

Deno.test("what claims to be a picture and is a page is kept as nothing in particular", async () => {
  await using core = await openTestCore();
  const page = new TextEncoder().encode("<!doctype html><script>alert(1)</script>");
  await using one = await waiting(core, { files: { mid: page } });
  await one.attempt();
  equal((await one.media())?.mimeType, "application/octet-stream");
});

Deno.test("a file that was given up can be asked for again, by whoever may see the thread", async () => {
  await using core = await openTestCore();
  await using one = await waiting(core);
  const [viewer, stranger] = [await anAgent(core), await anAgent(core, { seeUnassigned: false })];
  await abandonMedia(core, one.id);
  equal((await one.media())?.error, "media_unreachable");

  await rejects(retryMedia(core, { messageId: one.id, viewer: stranger }), { code: "media_not_found" });
  await retryMedia(core, { messageId: one.id, viewer });
  await retryMedia(core, { messageId: one.id, viewer });

  deepEqual(await one.media(), { kind: "image", state: "waiting", mimeType: "image/jpeg" });
  // The first is the job that gave it up and has not ended yet: it must not swallow the one that was asked for.
  deepEqual(await core.enqueued(), ["media.fetch", "media.fetch"]);
  await one.attempt();
  equal((await one.media())?.state, "stored");
});
