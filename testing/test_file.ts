/** A migrated database file of a test's own, and the folder it lies in. */

import { migratedTemplate } from "./template.ts";

/** A folder with a migrated `balcao.db`; disposing of it deletes it. */
export async function aDatabaseFile(): Promise<{ folder: string; path: string } & AsyncDisposable> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-" });
  const path = `${folder}/balcao.db`;
  await Deno.copyFile(await migratedTemplate(), path);
  return { folder, path, [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }) };
}
