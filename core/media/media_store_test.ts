import { deepEqual, equal, rejects, throws } from "node:assert/strict";
import { type MediaStore, openMediaStore } from "./media_store.ts";

const HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

async function withStore(body: (store: MediaStore, folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-media-" });
  try {
    await body(await openMediaStore(`${folder}/media`), folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const bytesOf = (text: string) => new Blob([text]).stream();
const textOf = (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => new Response(stream).text();

async function filesUnder(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    if (entry.isDirectory) found.push(...await filesUnder(`${folder}/${entry.name}`));
    else found.push(entry.name);
  }
  return found.sort();
}

Deno.test("a file is kept under the hash of its bytes, and the same bytes twice are one file", () =>
  withStore(async (store, folder) => {
    deepEqual(await store.put(bytesOf("hello")), { sha256: HELLO, size: 5 });
    await Deno.writeTextFile(`${folder}/spooled`, "hello");
    deepEqual(await store.put({ path: `${folder}/spooled` }), { sha256: HELLO, size: 5 });

    deepEqual(await filesUnder(folder), [HELLO]);
    equal(store.path(HELLO), `${folder}/media/2c/f2/${HELLO}`);
    deepEqual(await store.stat(HELLO), { size: 5 });
    equal(await textOf(await store.open(HELLO)), "hello");
  }));

Deno.test("a spooled file is taken whole, however many pieces it has", () =>
  withStore(async (store, folder) => {
    const bytes = new Uint8Array(300_000).map((_, at) => at % 251);
    await Deno.writeFile(`${folder}/spooled`, bytes);

    const { sha256, size } = await store.put({ path: `${folder}/spooled` });

    equal(size, 300_000);
    deepEqual(await new Response(await store.open(sha256)).bytes(), bytes);
    deepEqual(
      await new Response(await store.open(sha256, { start: 70_000, end: 200_001 })).bytes(),
      bytes.slice(70_000, 200_001),
    );
  }));

Deno.test("a part of a file is served without the rest; beyond its end there is nothing", () =>
  withStore(async (store) => {
    await store.put(bytesOf("hello"));
    equal(await textOf(await store.open(HELLO, { start: 1, end: 3 })), "el");
    equal(await textOf(await store.open(HELLO, { start: 3 })), "lo");
    equal(await textOf(await store.open(HELLO, { start: 9, end: 99 })), "");
  }));

Deno.test("a file over the limit is refused and leaves nothing behind", () =>
  withStore(async (store, folder) => {
    await Deno.writeTextFile(`${folder}/spooled`, "hello");
    await rejects(store.put(bytesOf("hello"), { limit: 4 }), {
      code: "media_too_large",
      details: { limit: 4 },
    });
    await rejects(store.put({ path: `${folder}/spooled` }, { limit: 4 }), { code: "media_too_large" });
    deepEqual(await filesUnder(folder), []);
    await store.put(bytesOf("hello"), { limit: 5 });
  }));

Deno.test("an upload that breaks off leaves nothing behind", () =>
  withStore(async (store, folder) => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(new Error("the line went dead")),
    });
    await rejects(store.put(broken), /the line went dead/);
    deepEqual(await filesUnder(folder), []);
  }));

Deno.test("no name that is not a hash becomes a path", () =>
  withStore(async (store) => {
    for (
      const name of [
        "",
        "../../etc/passwd",
        HELLO.toUpperCase(),
        `${HELLO}0`,
        `${HELLO}\n`,
        `..${HELLO.slice(2)}`,
      ]
    ) {
      throws(() => store.path(name), { code: "media_file_missing" });
      await rejects(store.stat(name), { code: "media_file_missing" });
      await rejects(store.remove(name), { code: "media_file_missing" });
    }
  }));

Deno.test("what was made of a file lies beside it and is forgotten with it", () =>
  withStore(async (store, folder) => {
    const { sha256 } = await store.put(bytesOf("hello"));
    equal(await store.stat(sha256, "wav"), null);
    await rejects(store.open(sha256, { variant: "wav" }), { code: "media_file_missing" });

    await store.putVariant(sha256, "wav", bytesOf("sound"));
    await store.putVariant(sha256, "thumbnail", bytesOf("small"));
    equal(await textOf(await store.open(sha256, { variant: "wav", start: 1 })), "ound");
    deepEqual(await filesUnder(folder), [HELLO, `${HELLO}.wav`, `${HELLO}.webp`]);

    await store.remove(sha256);
    deepEqual(await filesUnder(folder), []);
    await store.remove(sha256);
  }));

Deno.test("what a crash left half written is swept, what is being written now is not", () =>
  withStore(async (store, folder) => {
    await Deno.writeTextFile(`${folder}/media/incoming/old`, "hal");
    await Deno.utime(`${folder}/media/incoming/old`, new Date(1000), new Date(1000));
    await Deno.writeTextFile(`${folder}/media/incoming/new`, "hal");

    equal(await store.sweepTemporary(2000), 1);
    deepEqual(await filesUnder(folder), ["new"]);
    equal(await store.sweepTemporary(), 1);
    deepEqual(await filesUnder(folder), []);
  }));

Deno.test("two uploads of the same bytes at once both succeed", () =>
  withStore(async (store, folder) => {
    const both = await Promise.all([store.put(bytesOf("hello")), store.put(bytesOf("hello"))]);
    deepEqual(both.map((one) => one.sha256), [HELLO, HELLO]);
    deepEqual(await filesUnder(folder), [HELLO]);
  }));
