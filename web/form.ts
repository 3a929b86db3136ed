/**
 * What a person typed and sent, read once.
 *
 * Fields come back exactly as typed: trimming is the business of whoever knows
 * what the field means. The body is counted while it arrives and dropped at the
 * limit, because Content-Length is only a claim and may be absent altogether.
 */

import { HttpError } from "./http_error.ts";

/** A parsed form body; a name that was not sent reads as the empty string. */
export class Form {
  readonly #fields: FormData | URLSearchParams;

  constructor(fields: FormData | URLSearchParams) {
    this.#fields = fields;
  }

  /** The field as typed, or "" when it was not sent or is a file. */
  text(name: string): string {
    const value = this.#fields.get(name);
    return typeof value === "string" ? value : "";
  }

  /** Every text sent under one name, in order: ticked boxes, multiple choices. */
  all(name: string): string[] {
    return this.#fields.getAll(name).filter((value) => typeof value === "string");
  }

  /** Whether the field was sent at all: an unticked box is not. */
  has(name: string): boolean {
    return this.#fields.has(name);
  }

  /** All text fields, for showing the form again; of a repeated name the last one. */
  values(): Record<string, string> {
    const values: Record<string, string> = {};
    for (const [name, value] of this.#fields.entries()) {
      if (typeof value === "string") values[name] = value;
    }
    return values;
  }
}

/** Whether a body of this content type is one that an HTML form sends. */
export function isFormType(contentType: string | null): boolean {
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  return type === "application/x-www-form-urlencoded" || type === "multipart/form-data";
}

/** Reads the form in `req`; an empty one if the body is no form. Refuses `body_too_large`, `body_malformed`. */
export async function readForm(req: Request, limit: number): Promise<Form> {
  const type = req.headers.get("content-type");
  if (!isFormType(type) || type === null) return new Form(new URLSearchParams());
  const body = await readBody(req, limit);
  if (!type.toLowerCase().startsWith("multipart/")) {
    return new Form(new URLSearchParams(new TextDecoder().decode(body)));
  }
  try {
    return new Form(await new Response(body, { headers: { "content-type": type } }).formData());
  } catch (cause) { // a body that is not what its header says is the sender's fault, not ours
    throw Object.assign(new HttpError(400, "body_malformed", "The form could not be read"), { cause });
  }
}

/** Reads at most `limit` bytes of the body; refuses `body_too_large` beyond that. */
export async function readBody(req: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new HttpError(413, "body_too_large", `The body is larger than ${limit} bytes`);
  if (Number(req.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of req.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
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
