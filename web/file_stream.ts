/**
 * Part of a file as a stream, read only as fast as somebody takes it.
 *
 * The file is opened at the first read: a reply whose body is never asked for
 * (HEAD, a browser gone) then holds no open file.
 */

import { type FileHandle, open } from "node:fs/promises";

const PIECE = 64 * 1024;

/** `length` bytes of the file at `path`, from `start` on. */
export function readFrom(
  path: string,
  start: number,
  length: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let file: FileHandle | undefined;
  let at = start;
  const end = start + length;
  const close = async () => {
    await file?.close();
    file = undefined;
  };
  return new ReadableStream({
    async pull(controller) {
      try {
        if (at < end) {
          file ??= await open(path, "r");
          const piece = new Uint8Array(Math.min(PIECE, end - at));
          const { bytesRead } = await file.read(piece, 0, piece.byteLength, at);
          if (bytesRead === 0) throw new Error(`${path} became shorter while it was read`);
          at += bytesRead;
          controller.enqueue(piece.subarray(0, bytesRead));
        }
        if (at >= end) {
          await close();
          controller.close();
        }
      } catch (error) {
        await close();
        throw error;
      }
    },
    cancel: close,
  }, { highWaterMark: 0 });
}
