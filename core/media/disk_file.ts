/**
 * Single files on the disk, as the media store needs them. A file that is not
 * here is an answer, never an error; everything else is a sick disk and is thrown.
 */

const PIECE = 64 * 1024;

/** Bytes `start` to before `end`, read only as fast as somebody takes them; opened at the first read. */
export function readPart(path: string, start: number, end: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let file: Deno.FsFile | undefined;
  let left = end - start;
  const close = () => {
    file?.close();
    file = undefined;
  };
  return new ReadableStream({
    async pull(controller) {
      try {
        if (left > 0) {
          if (file === undefined) {
            file = await Deno.open(path);
            await file.seek(start, Deno.SeekMode.Start);
          }
          const piece = new Uint8Array(Math.min(PIECE, left));
          const count = await file.read(piece);
          if (count === null) throw new Error(`${path} became shorter while it was read`);
          left -= count;
          controller.enqueue(piece.subarray(0, count));
        }
        if (left > 0) return;
        close();
        controller.close();
      } catch (error) {
        close();
        throw error;
      }
    },
    cancel: close,
  }, { highWaterMark: 0 });
}

/** How many bytes it has; null: it is not here. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await Deno.stat(path)).size;
  } catch (error) {
    // Not here is an answer; anything else is a sick disk.
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** Removes it; that it is gone already is no error. */
export async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path);
  } catch (error) {
    // It was renamed into place, or somebody was faster.
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** When the file was kept last; one that is gone is as good as new. */
export async function keptAt(path: string): Promise<number> {
  try {
    return (await Deno.stat(path)).mtime?.getTime() ?? Infinity;
  } catch (error) {
    // Somebody was faster.
    if (error instanceof Deno.errors.NotFound) return Infinity;
    throw error;
  }
}

/** The files two folders deep, where kept ones lie. */
export async function* filesBelow(folder: string, depth = 2): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(folder)) {
    const path = `${folder}/${entry.name}`;
    if (depth === 0) yield path;
    else if (entry.isDirectory && /^[0-9a-f]{2}$/.test(entry.name)) yield* filesBelow(path, depth - 1);
  }
}
