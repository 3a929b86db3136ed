/**
 * A file of ours as an answer: whole, in part, or "you have it already".
 *
 * What people sent each other is never trusted, whatever its type says: only kinds
 * that cannot run anything are shown in place, all others are downloads, and even a
 * shown one lives in a sandbox without our origin. It is read from the disk as the
 * network takes it. Who may have the file must be settled before calling this.
 */

import { stat } from "node:fs/promises";
import { type ByteRange, rangeOf } from "./byte_range.ts";
import { contentDisposition } from "./file_name.ts";
import { readFrom } from "./file_stream.ts";
import { HttpError } from "./http_error.ts";

/** A file to be sent. */
export interface FileReply {
  /** Where it lies. */
  path: string;
  /** Its media type, as far as known. */
  type: string;
  /** The name to save it under; made safe here. */
  name?: string;
  /** A mark of this exact content, such as its hash, without quotes; kept for a year. Without it nothing is kept. */
  etag?: string;
  /** Offer to save even what could be shown. */
  download?: boolean;
}

const SHOWN =
  /^(image\/(jpeg|png|webp|gif|avif)|audio\/[a-z0-9.+-]+|video\/[a-z0-9.+-]+|application\/pdf|text\/plain)$/;
const RUNS = /html|xml|svg|script|wasm|multipart|x-mixed/;
const TOKEN = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/;
const SANDBOX = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

/** Whether a file of this type may be shown in place: nothing in it can run. */
export function isShown(type: string): boolean {
  return SHOWN.test(bareType(type));
}

/** Answers a GET or HEAD with the file: 200, 206, 304 or 416. Refuses `file_missing` (404). */
export async function sendFile(req: Request, file: FileReply): Promise<Response> {
  const found = await stat(file.path).catch(() => null);
  if (!found?.isFile()) throw new HttpError(404, "file_missing", "This file is not here any more");
  const { size } = found;
  const etag = file.etag === undefined ? null : `"${file.etag.replace(/[^\x21\x23-\x7e]/g, "")}"`;
  const headers = headersOf(file, etag);
  if (etag !== null && matches(req.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers });
  }
  const range = req.method === "GET" ? rangeOf(req.headers, size, etag) : null;
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${size}`);
    headers.set("content-length", "0");
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? wholeOf(size);
  headers.set("content-length", String(end - start));
  if (range !== null) headers.set("content-range", `bytes ${start}-${end - 1}/${size}`);
  const body = req.method === "HEAD" ? null : readFrom(file.path, start, end - start);
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

function headersOf({ type, name = "", download = false }: FileReply, etag: string | null): Headers {
  const shown = isShown(type) && !download;
  const headers = new Headers({
    "accept-ranges": "bytes",
    "cache-control": etag === null ? "private, no-store" : "private, max-age=31536000, immutable",
    "content-disposition": contentDisposition(shown ? "inline" : "attachment", name),
    "content-security-policy": SANDBOX,
    "content-type": sentType(type),
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
  if (etag !== null) headers.set("etag", etag);
  return headers;
}

function sentType(type: string): string {
  const bare = bareType(type);
  if (!TOKEN.test(bare) || RUNS.test(bare)) return "application/octet-stream";
  return bare === "text/plain" ? "text/plain; charset=utf-8" : bare;
}

function bareType(type: string): string {
  return type.split(";")[0]?.trim().toLowerCase() ?? "";
}

function wholeOf(size: number): ByteRange {
  return { start: 0, end: size };
}

function matches(ifNoneMatch: string | null, etag: string): boolean {
  const marks = ifNoneMatch?.split(",").map((mark) => mark.trim().replace(/^W\//, "")) ?? [];
  return marks.includes("*") || marks.includes(etag);
}
