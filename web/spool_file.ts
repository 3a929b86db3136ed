/** Writing what arrives into the spool folder; also clearing the folder after a crash. */

import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Writes the stream into a new file of `dir`, readable by us alone; leaves nothing if it breaks off. */
export async function spoolFile(dir: string, stream: Readable): Promise<{ path: string; size: number }> {
  const path = join(dir, `upload-${randomUUID()}`);
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  try {
    await pipeline(stream, file);
    return { path, size: file.bytesWritten };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Removes the uploads a dead process left in `dir`; call it at start, before the port opens. */
export async function clearSpool(dir: string): Promise<void> {
  const names = await readdir(dir).catch(() => []); // no folder yet: nobody ever sent a file
  const left = names.filter((name) => name.startsWith("upload-"));
  await Promise.all(left.map((name) => rm(join(dir, name), { force: true })));
}
