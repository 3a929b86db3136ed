/**
 * The bytes of the stored files, one file each in a folder beside the snapshot.
 *
 * They are written once and never changed, so a save costs only what is new. A
 * file whose bytes are gone is forgotten: the business is told that the id does
 * not exist, as when it has expired.
 */
import type { MediaStore, StoredMedia } from "./media_store.ts";

/** What the snapshot says of a file. */
export type MediaRecord = Omit<StoredMedia, "bytes">;

/** The folder of the snapshot `file`. */
export const mediaFolder = (file: string) => `${file}.media`;

/** Writes the bytes that are not there yet, removes those nobody names any more; returns what the snapshot holds. */
export async function saveMedia(store: MediaStore, folder: string): Promise<MediaRecord[]> {
  const all = store.list();
  const there = await namesIn(folder);
  if (all.length > 0) await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  for (const media of all) {
    if (there.delete(media.id)) continue;
    // Renamed when complete: half a file would pass for one after a kill.
    const beside = `${folder}/${media.id}.new`;
    await Deno.writeFile(beside, media.bytes, { mode: 0o600 });
    await Deno.rename(beside, `${folder}/${media.id}`);
  }
  for (const name of there) await Deno.remove(`${folder}/${name}`);
  return all.map(({ bytes: _, ...record }) => record);
}

/** Fills the store with the files of the snapshot. */
export async function loadMedia(store: MediaStore, folder: string, records: MediaRecord[]): Promise<void> {
  const there = await namesIn(folder);
  for (const record of records) {
    if (!there.has(record.id)) continue;
    store.restore([{ ...record, bytes: await Deno.readFile(`${folder}/${record.id}`) }]);
  }
}

async function namesIn(folder: string): Promise<Set<string>> {
  try {
    const names = new Set<string>();
    for await (const entry of Deno.readDir(folder)) names.add(entry.name);
    return names;
  } catch (error) {
    // No folder: nothing has been stored yet.
    if (error instanceof Deno.errors.NotFound) return new Set();
    throw error;
  }
}
