/**
 * What a person typed and sent, read once.
 *
 * Fields come back exactly as typed: trimming is the business of whoever knows
 * what the field means. The body is counted while it arrives and dropped at the
 * limit, because Content-Length is only a claim and may be absent altogether.
 */

import { bodyTooLarge } from "./form_refusals.ts";
import type { UploadedFile } from "./uploaded_file.ts";

/** A parsed form body; a name that was not sent reads as the empty string. */
export class Form {
  readonly #fields: URLSearchParams;
  readonly #files: UploadedFile[];

  constructor(fields: URLSearchParams, files: UploadedFile[] = []) {
    this.#fields = fields;
    this.#files = files;
  }

  /** The field as typed, or "" when it was not sent or is a file. */
  text(name: string): string {
    return this.#fields.get(name) ?? "";
  }

  /** Every text sent under one name, in order: ticked boxes, multiple choices. */
  all(name: string): string[] {
    return this.#fields.getAll(name);
  }

  /** The file sent under this name; null if none was chosen. */
  file(name: string): UploadedFile | null {
    return this.#files.find((file) => file.field === name) ?? null;
  }

  /** Every file sent under one name, in order. */
  files(name: string): UploadedFile[] {
    return this.#files.filter((file) => file.field === name);
  }

  /** Whether the field was sent at all: an unticked box and an empty file field are not. */
  has(name: string): boolean {
    return this.#fields.has(name) || this.file(name) !== null;
  }

  /** All text fields, for showing the form again; of a repeated name the last one. */
  values(): Record<string, string> {
    return Object.fromEntries(this.#fields);
  }
}

/** Whether a body of this content type is one that an HTML form sends. */
export function isFormType(contentType: string | null): boolean {
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  return type === "application/x-www-form-urlencoded" || type === "multipart/form-data";
}

/** Reads at most `limit` bytes of the body; refuses `body_too_large` beyond that. */
export async function readBody(req: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(req.headers.get("content-length") ?? 0) > limit) throw bodyTooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of req.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw bodyTooLarge(limit);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
