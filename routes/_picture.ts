/**
 * Somebody's picture over HTTP: served by its version, taken out of a form.
 *
 * The version is part of the address, so a browser keeps each picture for as long as it stands; without it, or
 * with an old one, it asks each time. Who may see it, and who may change it, is settled before.
 */

import { invalid } from "../core/errors.ts";
import { PICTURE_LIMIT, storePicture } from "../core/media/mod.ts";
import { type Context, sendFile } from "../web/mod.ts";
import type { State } from "./_state.ts";

/** A form around the largest picture. */
export const PICTURE_FORM_LIMIT = PICTURE_LIMIT + 64 * 1024;

/** Answers with the picture of that hash. */
export async function sendPicture(ctx: Context<State>, sha256: string): Promise<Response> {
  const path = ctx.state.media.path(sha256);
  const reply = await sendFile(ctx.req, { path, type: "image/webp", etag: sha256 });
  const version = ctx.url.searchParams.get("v");
  if (!version || !sha256.startsWith(version)) reply.headers.set("cache-control", "private, no-cache");
  return reply;
}

/** Keeps the picture of the form; its hash. Refuses `picture_missing`, `picture_too_large`, `picture_type_unsupported`. */
export async function takePicture(ctx: Context<State>): Promise<string> {
  const file = (await ctx.form()).file("picture");
  if (!file || file.size === 0) throw invalid("picture_missing", "There is no picture in this form");
  return (await storePicture(ctx.state.media, { path: file.path, mimeType: file.type })).sha256;
}
