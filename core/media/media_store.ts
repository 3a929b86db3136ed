/**
 * The files of the conversations: what customers sent and what agents attached,
 * each kept once under the SHA-256 of its bytes (`media/ab/cd/<sha256>`), with
 * what is made of it beside it (`<sha256>.webp` the thumbnail, `<sha256>.wav`
 * the sound for browsers that cannot play Ogg).
 *
 * The danger is half a file under a whole one's name. Bytes are therefore written
 * to `incoming/`, flushed to the disk, and only then renamed into place; what a
 * crash left in `incoming/` is swept at the next start. A name that is not 64 hex
 * digits never becomes a path. Only this file and `disk_file.ts` touch `Deno` here.
 */

import { createHash, randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { invalid, notFound } from "../errors.ts";
import { filesBelow, keptAt, readPart, removeIfThere, sizeOf } from "./disk_file.ts";
import type { MediaFiles } from "./media.ts";

/** What is made of a file and kept beside it: a small picture (WebP), the same sound as WAV. */
export type MediaVariant = "thumbnail" | "wav";
const ENDING: Record<MediaVariant, string> = { thumbnail: ".webp", wav: ".wav" };

/** Bytes to keep: a stream, or a file on disk, which is taken (it is gone afterwards, kept or refused). */
export type MediaBytes = ReadableStream<Uint8Array> | { readonly path: string };

/** A kept file: its name (64 hex digits) and its bytes' count. */
export interface StoredMedia {
  readonly sha256: string;
  readonly size: number;
}

/** Which part of which file: bytes `start` to before `end`. */
export interface MediaPart {
  readonly start?: number;
  readonly end?: number;
  readonly variant?: MediaVariant;
}

/** The folder of media files. */
export interface MediaStore extends MediaFiles {
  /**
   * Keeps the bytes; the same bytes twice are one file. Refuses `media_too_large` beyond `limit` bytes, and
   * `media_broken` where they are not those of `sha256`; of what is refused nothing stays.
   */
  put(bytes: MediaBytes, options?: { limit?: number; sha256?: string | null }): Promise<StoredMedia>;
  /** Keeps what was made of a file beside it. */
  putVariant(sha256: string, variant: MediaVariant, bytes: ReadableStream<Uint8Array>): Promise<void>;
  /** The bytes, or a part of them. Refuses `media_file_missing`. */
  open(sha256: string, part?: MediaPart): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
  /** How large the file is; null if it is not here. */
  stat(sha256: string, variant?: MediaVariant): Promise<{ size: number } | null>;
  /** Where the file lies (or would), for readers that want a path. */
  path(sha256: string, variant?: MediaVariant): string;
  /** Forgets the file and whatever was made of it. */
  remove(sha256: string): Promise<void>;
  /** The kept files that were last kept before that time. */
  listOlder(before: number): AsyncIterable<string>;
  /** Forgets the file unless it was kept again since that time; whether it did. */
  removeOlder(sha256: string, before: number): Promise<boolean>;
  /** Removes what uploads left half written, if last written before `before` (all of it unless told); how many. */
  sweepTemporary(before?: number): Promise<number>;
}

/** Opens the folder, making it if absent. */
export async function openMediaStore(folder: string): Promise<MediaStore> {
  const incoming = `${folder}/incoming`;
  await Deno.mkdir(incoming, { recursive: true });

  const path = (sha256: string, variant?: MediaVariant) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      throw notFound("media_file_missing", "This is no name of a media file");
    }
    const ending = variant === undefined ? "" : ENDING[variant];
    return `${folder}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}${ending}`;
  };

  const settle = async (temporary: string, target: string) => {
    const home = target.slice(0, target.lastIndexOf("/"));
    await Deno.mkdir(home, { recursive: true });
    await Deno.rename(temporary, target);
    // The file is flushed, but so must be its name. Windows opens no folders.
    if (Deno.build.os !== "windows") {
      using entry = await Deno.open(home);
      await entry.sync();
    }
  };

  /** Runs `write` on a new temporary file, which is gone afterwards unless it was renamed. */
  const temporarily = async <T>(write: (temporary: string) => Promise<T>): Promise<T> => {
    const temporary = `${incoming}/${randomUUID()}`;
    try {
      return await write(temporary);
    } finally {
      await removeIfThere(temporary);
    }
  };

  const remove = async (sha256: string) => {
    await removeIfThere(path(sha256));
    await removeIfThere(path(sha256, "thumbnail"));
    await removeIfThere(path(sha256, "wav"));
  };

  return {
    put: (bytes, { limit = Infinity, sha256 = null } = {}) =>
      temporarily(async (temporary) => {
        const stored = "path" in bytes
          ? await take(bytes.path, temporary, limit)
          : await write(bytes, temporary, limit);
        if (sha256 !== null && sha256 !== stored.sha256) {
          throw invalid("media_broken", "These are other bytes than were promised");
        }
        const target = path(stored.sha256);
        if ((await sizeOf(target)) !== stored.size) await settle(temporary, target);
        // As good as new: whoever sweeps what nobody needs must see that somebody is about to.
        else await Deno.utime(target, new Date(), new Date());
        return stored;
      }),

    putVariant: (sha256, variant, bytes) =>
      temporarily(async (temporary) => {
        const target = path(sha256, variant);
        await write(bytes, temporary, Infinity);
        await settle(temporary, target);
      }),

    async open(sha256, { start = 0, end = Infinity, variant } = {}) {
      const target = path(sha256, variant);
      const size = await sizeOf(target);
      if (size === null) throw missing();
      return readPart(target, Math.min(start, size), Math.min(end, size));
    },

    async read(sha256) {
      const target = path(sha256);
      if (await sizeOf(target) === null) throw missing();
      return await openAsBlob(target);
    },

    async stat(sha256, variant) {
      const size = await sizeOf(path(sha256, variant));
      return size === null ? null : { size };
    },

    path,

    remove,

    async *listOlder(before) {
      for await (const file of filesBelow(folder)) {
        const sha256 = /^[0-9a-f]{64}$/.exec(file.slice(file.lastIndexOf("/") + 1))?.[0];
        if (sha256 !== undefined && await keptAt(file) < before) yield sha256;
      }
    },

    async removeOlder(sha256, before) {
      if (await keptAt(path(sha256)) >= before) return false;
      await remove(sha256);
      return true;
    },

    async sweepTemporary(before = Infinity) {
      let swept = 0;
      for await (const { name } of Deno.readDir(incoming)) {
        const { mtime } = await Deno.stat(`${incoming}/${name}`);
        if ((mtime?.getTime() ?? 0) >= before) continue;
        await removeIfThere(`${incoming}/${name}`);
        swept++;
      }
      return swept;
    },
  };
}

const missing = () => notFound("media_file_missing", "This file is not on this machine");
const tooLarge = (limit: number) =>
  invalid("media_too_large", `This file has more than ${limit} bytes`, { limit });

/** Writes the stream to a new file and on to the disk. */
async function write(
  bytes: ReadableStream<Uint8Array>,
  temporary: string,
  limit: number,
): Promise<StoredMedia> {
  const hash = createHash("sha256");
  let size = 0;
  using file = await Deno.open(temporary, { write: true, createNew: true });
  for await (const piece of bytes) {
    size += piece.byteLength;
    if (size > limit) throw tooLarge(limit);
    hash.update(piece);
    for (let at = 0; at < piece.byteLength;) at += await file.write(piece.subarray(at));
  }
  await file.sync();
  return { sha256: hash.digest("hex"), size };
}

/** Makes a file that is on disk already the temporary one, without copying it where that can be. */
async function take(spooled: string, temporary: string, limit: number): Promise<StoredMedia> {
  try {
    await Deno.rename(spooled, temporary);
  } catch (error) {
    // Another disk: there a rename cannot go, a copy can.
    if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
    await Deno.copyFile(spooled, temporary);
    await Deno.remove(spooled);
  }
  using file = await Deno.open(temporary, { read: true, write: true });
  const { size } = await file.stat();
  if (size > limit) throw tooLarge(limit);
  const hash = createHash("sha256");
  for await (const piece of readPart(temporary, 0, size)) hash.update(piece);
  await file.sync();
  return { sha256: hash.digest("hex"), size };
}
