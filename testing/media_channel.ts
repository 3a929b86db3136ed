/** Meta's side of received files, as a test tells it: which files there are, and what goes wrong in which order. */

import { createHash } from "node:crypto";
import type { Channel, FetchedMedia, LocatedMedia } from "../core/messages/channel.ts";
import { scriptedChannel } from "./scripted_channel.ts";

/** A step of the way: what is answered instead of the file. */
export type MediaStep =
  | { readonly locate: LocatedMedia }
  | { readonly fetch: FetchedMedia }
  /** Half of the file, then the connection is cut. */
  | "truncated"
  /** The file with its last byte turned. */
  | "corrupt"
  /** Nothing goes wrong. */
  | "fine";

/** Hex. */
export const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A channel with those files by Meta's ids; each look-up or fetch takes the next step of the script that fits it. */
export function mediaChannel(
  files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>,
  ...script: MediaStep[]
): Channel & { readonly asked: string[] } {
  const asked: string[] = [];
  const steps = [...script];
  const take = (fits: (step: MediaStep) => boolean) => {
    const [next] = steps;
    return next !== undefined && fits(next) ? steps.shift() : undefined;
  };
  return {
    ...scriptedChannel(),
    asked,
    locateMedia(_from, id) {
      asked.push(`locate ${id}`);
      const step = take((one) => typeof one === "object" && "locate" in one);
      if (typeof step === "object" && "locate" in step) return Promise.resolve(step.locate);
      const bytes = files[id];
      if (!bytes) {
        return Promise.resolve({ kind: "refused", code: "100", title: "no such object", action: "never" });
      }
      return Promise.resolve({
        kind: "located",
        url: `https://files.test/${id}`,
        mimeType: "application/octet-stream",
        sha256: sha256Of(bytes),
        size: bytes.byteLength,
      });
    },
    fetchMedia(_from, url) {
      asked.push(`fetch ${url}`);
      const step = take((one) => typeof one === "string" || "fetch" in one);
      if (typeof step === "object" && "fetch" in step) return Promise.resolve(step.fetch);
      const bytes = files[url.split("/").at(-1) ?? ""];
      if (!bytes) {
        return Promise.resolve({ kind: "refused", code: "404", title: "Not Found", action: "never" });
      }
      const body = step === "truncated"
        ? half(bytes)
        : new Blob([step === "corrupt" ? spoilt(bytes) : bytes]).stream();
      return Promise.resolve({ kind: "fetched", body, mimeType: null });
    },
  };
}

function spoilt(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const wrong = bytes.slice();
  wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ 0xff;
  return wrong;
}

function half(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return ReadableStream.from((function* () {
    yield bytes.slice(0, bytes.length / 2);
    throw new Error("the connection was cut");
  })());
}
