/**
 * The addresses that files are fetched from: 404 when they are too old, 401
 * without the number's own token, else the bytes.
 *
 * The faults are those that a download really meets: refused, cut in the middle,
 * slow, and, the one nobody expects, complete and wrong.
 */
import { findLinkedMedia } from "../media/media_links.ts";
import type { World } from "../world.ts";
import { mediaNames } from "./media_info.ts";

const cutAfterMs = 30;

/** Answers a fetch of a file's address. */
export async function downloadMedia(world: World, url: URL, token: string | null): Promise<Response> {
  const media = findLinkedMedia(world, url.searchParams);
  if (!media) return new Response("Not Found", { status: 404 });
  if (token === null || world.numbers.get(media.number)?.accessToken !== token) {
    return new Response("Unauthorized", { status: 401 });
  }
  const fault = world.faults.take(
    ["media_download", "media_corrupt", "media_truncated", "media_slow"],
    { to: mediaNames(media), number: media.number },
  );
  if (fault?.kind === "media_download") {
    return new Response("Sorry, something went wrong.", { status: fault.status ?? 500 });
  }
  if (fault?.kind === "media_slow") {
    await new Promise<void>((done) => world.timers.later(fault.hold_ms, done));
  }
  const headers = {
    "content-type": media.mime_type,
    "content-length": String(media.file_size),
    "cache-control": "no-store",
  };
  if (fault?.kind === "media_truncated") return new Response(halfOf(world, media.bytes), { headers });
  return new Response(fault?.kind === "media_corrupt" ? spoil(media.bytes) : media.bytes, { headers });
}

function spoil(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const wrong = bytes.slice();
  wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ 0xff;
  return wrong;
}

/** Half of it, then the connection is cut. */
function halfOf(world: World, bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let sent = false;
  return new ReadableStream({
    async pull(controller) {
      if (sent) {
        // The first half must have left: a connection cut before it is one that a client simply tries again.
        await new Promise<void>((done) => world.timers.later(cutAfterMs, done));
        return controller.error(new Error("cut on request"));
      }
      sent = true;
      controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
    },
  }, { highWaterMark: 0 });
}
