/**
 * The data folder: the database, the journal, the key.
 *
 * The danger is the key. Lost, it takes every access token with it; readable
 * by others, it opens them all. It is made once, complete or not at all (two
 * processes may start at the same instant), for its owner's eyes only.
 */

import { randomBytes } from "node:crypto";
import type { Config } from "../core/config.ts";
import { unavailable } from "../core/errors.ts";

/** Makes the data folder if there is none, and shuts it to others; refuses `data_dir_unusable`. */
export async function prepareDataDir(dataDir: string): Promise<void> {
  try {
    await Deno.mkdir(dataDir, { recursive: true, mode: 0o700 });
    await shut(dataDir);
  } catch (cause) { // said in words: this is what a first start stumbles over
    throw unavailable(
      "data_dir_unusable",
      `The folder DATA_DIR=${dataDir} can't be used: ${cause}`,
      {},
      cause,
    );
  }
}

/** Files of an earlier day, and those that the database makes, are behind this door. */
async function shut(dataDir: string): Promise<void> {
  const { mode } = await Deno.stat(dataDir);
  if (Deno.build.os === "windows" || mode === null || (mode & 0o077) === 0) return;
  try {
    await Deno.chmod(dataDir, 0o700);
  } catch (cause) { // somebody else's folder that we may use: its owner decides, and our files are shut by themselves
    if (!(cause instanceof Deno.errors.PermissionDenied)) throw cause;
  }
}

/** The key of the vault: SECRET_KEY, or the file in the data folder, made if it is missing. */
export async function readSecretKey(config: Config): Promise<string> {
  if (config.secretKey !== null) return config.secretKey;
  const path = `${config.dataDir}/secret.key`;
  const present = await readKey(path);
  if (present !== null) return present;
  const fresh = `${path}.${crypto.randomUUID()}`;
  await Deno.writeTextFile(fresh, randomBytes(32).toString("base64url") + "\n", { mode: 0o600 });
  try {
    await Deno.link(fresh, path);
  } catch (cause) { // somebody else was faster: theirs is the key
    if (!(cause instanceof Deno.errors.AlreadyExists)) throw cause;
  } finally {
    await Deno.remove(fresh);
  }
  const made = await readKey(path);
  if (made === null) throw unavailable("secret_key_missing", `The key ${path} can't be read`);
  return made;
}

async function readKey(path: string): Promise<string | null> {
  try {
    const key = (await Deno.readTextFile(path)).trim();
    if (key.length < 32) {
      throw unavailable("secret_key_damaged", `The key ${path} is damaged: restore it from a backup`);
    }
    return key;
  } catch (cause) {
    if (cause instanceof Deno.errors.NotFound) return null;
    throw cause;
  }
}
