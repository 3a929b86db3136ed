/**
 * One file that came with a form, lying in the spool folder.
 *
 * It is gone when the request is answered, unless whoever wants it takes it:
 * `moveTo` puts it where it belongs, `keep` hands it over as it lies. Name and type
 * are claims of the sender: fit to be shown, never to be trusted or used as a path.
 */

import { constants } from "node:fs";
import { copyFile, open, readFile, rename, rm } from "node:fs/promises";
import { readFrom } from "./file_stream.ts";

/** What is known of a file once it has arrived whole. */
export interface ArrivedFile {
  field: string;
  name: string;
  type: string;
  size: number;
  path: string;
}

/** A file of a form; removed after the request unless it was taken. */
export class UploadedFile {
  /** The field it was sent under. */
  readonly field: string;
  /** The name its sender gave it, without folders and control characters; may be empty. */
  readonly name: string;
  /** The media type its sender claims, in lower case. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Where it lies until the request is answered. */
  readonly path: string;
  #taken = false;

  constructor({ field, name, type, size, path }: ArrivedFile) {
    this.field = field;
    this.name = name;
    this.type = type;
    this.size = size;
    this.path = path;
  }

  /** The whole content in memory: for small files only. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await readFile(this.path));
  }

  /** The content from the disk, piece by piece. */
  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return readFrom(this.path, 0, this.size);
  }

  /** Takes the file as it lies: from now on the caller removes it. */
  keep(): string {
    this.#taken = true;
    return this.path;
  }

  /** Takes the file to `path`, in one step where both are on one disk; replaces what is there. */
  async moveTo(path: string): Promise<void> {
    try {
      await rename(this.path, path);
    } catch { // another disk: copy beside the goal, and let it appear whole
      const beside = `${path}.part`;
      await copyFile(this.path, beside, constants.COPYFILE_FICLONE);
      const copy = await open(beside, "r+");
      await copy.sync().finally(() => copy.close());
      await rename(beside, path);
      await rm(this.path, { force: true });
    }
    this.#taken = true;
  }

  /** Removes the file if nobody took it. */
  async drop(): Promise<void> {
    if (!this.#taken) await rm(this.path, { force: true });
  }
}
