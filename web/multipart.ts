/**
 * A form with files, taken off the wire in two steps.
 *
 * First the text fields that stand before the first file: enough to check where the
 * form comes from and who sent it, while nothing is on the disk yet. The files only
 * follow when a handler asks for them, straight into the spool folder, with no more
 * than a few pieces in memory: the network waits for the disk. Every end of the
 * story (too large, broken off, not asked for) must pass through `close`, which
 * removes whatever nobody took.
 */

import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { mkdir } from "node:fs/promises";
import { safeFileName } from "./file_name.ts";
import { bodyMalformed, bodyTooLarge } from "./form_refusals.ts";
import { spoolFile } from "./spool_file.ts";
import { UploadedFile } from "./uploaded_file.ts";

/** How much of a multipart form is taken, and where its files go. */
export interface MultipartLimits {
  /** Bytes of the whole body. */
  body: number;
  /** Bytes of all text fields together: they are kept in memory. */
  text: number;
  /** The folder for files while a request lasts; null: the application takes none. */
  spoolDir: string | null;
}

const MOST_FIELDS = 1000;
const MOST_FILES = 100;

interface Part {
  field: string;
  name: string;
  type: string;
  stream: BusboyFileStream;
}

/** One multipart body. */
export class Multipart {
  readonly #fields = new URLSearchParams();
  readonly #body: ReadableStreamDefaultReader<Uint8Array>;
  readonly #limits: MultipartLimits;
  readonly #parser: BusboyInstance;
  readonly #failed = Promise.withResolvers<never>();
  readonly #firstFile = Promise.withResolvers<void>();
  readonly #finished = Promise.withResolvers<void>();
  readonly #parts: Part[] = [];
  readonly #spooling: Promise<UploadedFile>[] = [];
  #beforeFiles: URLSearchParams | undefined;
  #wanted = false;
  #taken: Promise<void> = Promise.resolve();
  #received = 0;
  #text = 0;

  /** Refuses `body_malformed` if the content type names no boundary. */
  constructor(body: ReadableStream<Uint8Array>, contentType: string, limits: MultipartLimits) {
    this.#limits = limits;
    this.#parser = parserOf(contentType, limits);
    this.#body = body.getReader();
    this.#failed.promise.catch(() => {}); // whoever waits hears of it; nobody may be waiting
    this.#parser.on("field", (name, value, _cutName, cut) => this.#keepField(name, value, cut))
      .on("file", (field, stream, name, _encoding, type) => this.#meetFile({ field, stream, name, type }))
      .on("filesLimit", () => this.#failed.reject(bodyTooLarge(limits.body)))
      .on("fieldsLimit", () => this.#failed.reject(bodyTooLarge(limits.text)))
      .on("finish", () => this.#finished.resolve())
      .on("error", (cause) => this.#failed.reject(bodyMalformed(cause)));
  }

  /** The text fields that stand before the first file. */
  async readFieldsBeforeFiles(): Promise<URLSearchParams> {
    await this.#pump();
    return this.#beforeFiles ?? this.#fields;
  }

  /** Everything, read to the end. */
  async readAll(): Promise<{ fields: URLSearchParams; files: UploadedFile[] }> {
    const { spoolDir } = this.#limits;
    if (spoolDir !== null) await mkdir(spoolDir, { recursive: true, mode: 0o700 });
    this.#wanted = true;
    this.#parts.forEach((part) => this.#spool(part));
    await this.#pump();
    const files = await this.#orFail(Promise.all(this.#spooling));
    // What a browser sends for a file field nobody filled.
    return { fields: this.#fields, files: files.filter(({ name, size }) => name !== "" || size > 0) };
  }

  /** Ends reading and removes the files nobody took. */
  async close(): Promise<void> {
    this.#failed.reject(bodyMalformed("the request has ended"));
    await this.#body.cancel().catch(() => {}); // its sender broke it off before us
    for (const { stream } of this.#parts) stream.destroy();
    for (const spooled of await Promise.allSettled(this.#spooling)) {
      if (spooled.status === "fulfilled") await spooled.value.drop();
    }
  }

  // Until the end, or, while no files are wanted, until the first one.
  async #pump(): Promise<void> {
    for (;;) {
      await this.#unlessAtFile(this.#taken);
      if (this.#atFile) return;
      const { done, value } = await this.#orFail(this.#body.read().catch(brokenOff));
      if (done) {
        this.#parser.end();
        return await this.#unlessAtFile(this.#finished.promise);
      }
      this.#received += value.byteLength;
      if (this.#received > this.#limits.body) throw bodyTooLarge(this.#limits.body);
      this.#taken = new Promise((resolve) => this.#parser.write(value, () => resolve()));
    }
  }

  get #atFile(): boolean {
    return !this.#wanted && this.#beforeFiles !== undefined;
  }

  #unlessAtFile(promise: Promise<void>): Promise<void> {
    return this.#orFail(this.#wanted ? promise : Promise.race([promise, this.#firstFile.promise]));
  }

  #orFail<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#failed.promise]);
  }

  #keepField(name: string, value: string, cut: boolean): void {
    this.#text += name.length + value.length;
    if (cut || this.#text > this.#limits.text) this.#failed.reject(bodyTooLarge(this.#limits.text));
    else this.#fields.append(name, value);
  }

  #meetFile(part: Part): void {
    // The parser tells a part's stream that it broke, but leaves it open.
    part.stream.once("error", (error: Error) => part.stream.destroy(error));
    this.#parts.push(part);
    this.#beforeFiles ??= new URLSearchParams(this.#fields);
    this.#firstFile.resolve();
    if (this.#wanted) this.#spool(part);
  }

  #spool({ field, name, type, stream }: Part): void {
    const { spoolDir } = this.#limits;
    if (spoolDir === null) return this.#failed.reject(new Error("a file came, but no spoolDir was named"));
    const spooled = spoolFile(spoolDir, stream)
      .then((lies) => new UploadedFile({ field, name: safeFileName(unescaped(name)), type, ...lies }));
    spooled.catch((error) => this.#failed.reject(error));
    this.#spooling.push(spooled);
  }
}

function parserOf(contentType: string, { text }: MultipartLimits): BusboyInstance {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits: {
        fields: MOST_FIELDS,
        files: MOST_FILES,
        fieldSize: text,
        headerPairs: 20,
        headerSize: 16_384,
      },
      isPartAFile: (_field, _type, name) => name !== undefined,
      preservePath: true,
    });
  } catch (cause) {
    throw bodyMalformed(cause);
  }
}

function brokenOff(cause: unknown): never {
  throw bodyMalformed(cause);
}

// As browsers write a name inside quotes.
function unescaped(name: string): string {
  return name.replace(/%22/g, '"').replace(/%0D|%0A/gi, " ");
}
