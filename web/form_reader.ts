/**
 * Reading the form of one request: at most once, and in a multipart form the files last.
 *
 * The origin check and `_method` look only at what stands before the files, so a
 * request that is refused there, or by a middleware, has written nothing to the disk.
 * Whoever makes a reader must `close` it once the request is answered.
 */

import { Form, isFormType, readBody } from "./form.ts";
import { bodyTooLarge } from "./form_refusals.ts";
import type { Multipart } from "./multipart.ts";

/** How much of a form is read, and where its files go meanwhile. */
export interface FormLimits {
  /** Bytes of text, in memory. */
  text: number;
  /** Bytes of a whole form with files; as `text` unless told. */
  withFiles?: number;
  /** The folder where files lie until the request is answered. */
  spoolDir?: string;
}

/** The form of one request. */
export class FormReader {
  readonly #req: Request;
  readonly #limits: FormLimits;
  #multipart: Promise<Multipart> | undefined;
  #before: Promise<Form> | undefined;
  #whole: Promise<Form> | undefined;

  constructor(req: Request, limits: FormLimits) {
    this.#req = req;
    this.#limits = limits;
  }

  /** The text fields that stand before the first file: all of a form without files. */
  readBeforeFiles(): Promise<Form> {
    return this.#before ??= this.#isMultipart
      ? this.#open().then(async (body) => new Form(await body.readFieldsBeforeFiles()))
      : this.read();
  }

  /** The whole form; an empty one if the body is no form. Refuses `body_too_large`, `body_malformed`. */
  read(): Promise<Form> {
    return this.#whole ??= this.#isMultipart ? this.#readFiles() : this.#readText();
  }

  /** Stops reading and removes the files nobody took. */
  async close(): Promise<void> {
    // One that was refused before it was opened holds nothing.
    await this.#multipart?.then((body) => body.close(), () => {});
  }

  async #readText(): Promise<Form> {
    if (!isFormType(this.#req.headers.get("content-type"))) return new Form(new URLSearchParams());
    const body = await readBody(this.#req, this.#limits.text);
    return new Form(new URLSearchParams(new TextDecoder().decode(body)));
  }

  async #readFiles(): Promise<Form> {
    await this.readBeforeFiles();
    const { fields, files } = await (await this.#open()).readAll();
    return new Form(fields, files);
  }

  #open(): Promise<Multipart> {
    return this.#multipart ??= this.#begin();
  }

  async #begin(): Promise<Multipart> {
    const { headers, body } = this.#req;
    const { text, withFiles = text, spoolDir = null } = this.#limits;
    if (Number(headers.get("content-length") ?? 0) > withFiles) throw bodyTooLarge(withFiles);
    const limits = { body: withFiles, text, spoolDir };
    const type = headers.get("content-type") ?? "";
    // With its parser, which most forms can do without: read when the first file comes.
    const { Multipart } = await import("./multipart.ts");
    return new Multipart(
      body ?? new ReadableStream({ start: (c) => c.close() }),
      type,
      limits,
    );
  }

  get #isMultipart(): boolean {
    return /^\s*multipart\/form-data\b/i.test(this.#req.headers.get("content-type") ?? "");
  }
}
