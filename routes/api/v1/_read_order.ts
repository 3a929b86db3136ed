/**
 * What a request orders to be sent: JSON, or a form with a file.
 *
 * The danger is a large file: it is streamed to the spool folder, never into memory,
 * and is gone again when the request has been answered, unless it was taken into the
 * store. A file that WhatsApp would refuse is refused here.
 */

import type { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { invalid } from "../../../core/errors.ts";
import { type StoredFile, storeUpload } from "../../../core/media/mod.ts";
import { FormReader, HttpError } from "../../../web/mod.ts";
import type { ApiEnv } from "./_env.ts";
import type { NewMessage } from "./_order_schemas.ts";

/** Bytes of text that a body may have. */
export const MAX_BODY = 65_536;
/** Bytes that a form with a file may have: one of the largest that WhatsApp takes, and what goes around it. */
const MAX_UPLOAD = 102 * 1024 * 1024;

type Ordered = z.infer<typeof NewMessage>;

/** Whether a request brings a file. */
export const isUpload = (c: Context): boolean =>
  /^\s*multipart\/form-data\b/i.test(c.req.header("content-type") ?? "");

/** Calls back with what was ordered, and its file if there is one, kept and measured. */
export async function readOrder<S extends z.ZodType<Ordered>, T>(
  c: Context<ApiEnv>,
  schema: S,
  order: (ordered: z.infer<S>, file: StoredFile | undefined) => Promise<T>,
): Promise<T> {
  if (!isUpload(c)) {
    if (!/^\s*application\/json\b/i.test(c.req.header("content-type") ?? "")) throw malformed();
    return await order(parsed(schema, await c.req.text()), undefined);
  }
  const { media, spoolDir } = c.var;
  const reader = new FormReader(c.req.raw, { text: MAX_BODY, withFiles: MAX_UPLOAD, spoolDir });
  try {
    const form = await reader.read();
    const ordered = parsed(schema, form.text("message") || '{"type":"media"}');
    const upload = form.file("file");
    if (!upload) throw lacking("file");
    const { path, name: filename, type: mimeType } = upload;
    const as = ordered.voice ? "voice" as const : ordered.as;
    const file = await storeUpload(media, { path, filename, mimeType, ...(as && { as }) });
    return await order(ordered, file);
  } finally {
    await reader.close();
  }
}

function parsed<S extends z.ZodType<Ordered>>(schema: S, text: string): z.infer<S> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch { // the caller's fault, and said so
    throw malformed();
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join(".") ?? "";
  throw invalid("request_invalid", `${field || "the request"}: ${issue?.message ?? "invalid"}`, { field });
}

const malformed = () => new HttpError(400, "request_malformed", "The request could not be read");

/** The refusal of an order that lacks what its type needs. */
export const lacking = (field: string) =>
  invalid("request_invalid", `${field}: this type of message needs it`, { field });
