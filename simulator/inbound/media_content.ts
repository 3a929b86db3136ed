/**
 * Pictures, films, sounds, files and stickers: the file goes into the store, the
 * message names it.
 *
 * What can go wrong with a file on its way is asked for here too (`broken`): an
 * id that has expired, an address that has, a checksum that lies. An inbox must
 * keep the message in each of these cases.
 */
import { Buffer } from "node:buffer";
import { flagAt, type JsonObject, textAt } from "../json.ts";
import { webhookMedia } from "../media/media_links.ts";
import type { Content, ContentMaker, Problem, Writing } from "./content.ts";
import { findSample, readSample } from "./samples.ts";

interface FileGiven {
  bytes: Uint8Array<ArrayBuffer>;
  mime_type: string;
  filename: string | null;
}

/** The ways in which a file may fail its business. */
export const breakages = ["expired", "no_url", "wrong_sha256"] as const;
const usual: Record<string, string> = {
  image: "photo",
  video: "video",
  audio: "voice",
  voice: "voice",
  document: "document",
  sticker: "sticker",
};
const most = 100 * 1024 * 1024;

/** A maker for this kind of media: `{ sample? | data + mime_type | file, caption?, filename?, broken? }`. */
export function media(kind: string): ContentMaker {
  return async (writing) => {
    const { world, number, input } = writing;
    const broken = textAt(input, "broken");
    if (broken !== null && !breakages.some((known) => known === broken)) {
      return { problem: `broken must be one of ${breakages.join(", ")}.` };
    }
    const given = await fileOf(kind, input);
    if ("problem" in given) return given;
    if (given.bytes.length > most) return tooLarge(kind);
    const stored = world.media.add({ ...given, number: number.phoneNumberId, origin: "customer" });
    const members: JsonObject = { ...webhookMedia(world, stored), ...extras(kind, input, given) };
    if (broken === "wrong_sha256") members.sha256 = Buffer.alloc(32, 7).toString("base64");
    if (broken === "no_url") delete members.url;
    if (broken === "expired") world.media.remove(stored.id);
    const type = kind === "voice" ? "audio" : kind;
    return { content: { type, [type]: members }, media_id: stored.id };
  };
}

/** A file from a person's disk: what kind of message it becomes is seen by its type. */
export const attachment: ContentMaker = (writing: Writing) => {
  const { file } = writing.input;
  if (!(file instanceof File) || file.size === 0) return { problem: "file is missing." };
  const known = ["image/jpeg", "image/png"].includes(file.type) ? "image" : file.type.split("/")[0];
  const kind = known === "image" && !/jpeg|png/.test(file.type) ? "document" : known ?? "document";
  return media(["image", "video", "audio"].includes(kind) ? kind : "document")(writing);
};

async function fileOf(kind: string, input: JsonObject): Promise<FileGiven | Problem> {
  const { file } = input;
  const filename = textAt(input, "filename");
  if (file instanceof File && file.size > 0) {
    const mime_type = file.type || "application/octet-stream";
    return { bytes: await file.bytes(), mime_type, filename: filename ?? file.name };
  }
  const data = textAt(input, "data");
  if (data !== null) {
    const mime_type = textAt(input, "mime_type");
    if (mime_type === null) return { problem: "mime_type is missing." };
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data)) return { problem: "data must be base64." };
    return { bytes: new Uint8Array(Buffer.from(data, "base64")), mime_type, filename };
  }
  const animated = kind === "sticker" && flagAt(input, "animated") === true;
  const name = textAt(input, "sample") ?? (animated ? "sticker_animated" : usual[kind] ?? "document");
  const sample = findSample(name);
  if (!sample) return { problem: `There is no sample called ${name}.` };
  const mime_type = textAt(input, "mime_type") ?? sample.mime_type;
  return { bytes: await readSample(sample), mime_type, filename: filename ?? sample.filename };
}

function extras(kind: string, input: JsonObject, given: FileGiven): JsonObject {
  const caption = textAt(input, "caption") ?? undefined;
  if (kind === "voice") return { voice: true };
  if (kind === "audio") return { voice: flagAt(input, "voice") ?? false };
  if (kind === "sticker") {
    const animated = flagAt(input, "animated") ?? textAt(input, "sample") === "sticker_animated";
    return { animated };
  }
  return kind === "document" ? { caption, filename: given.filename ?? undefined } : { caption };
}

function tooLarge(kind: string): Content {
  const error = {
    code: 131052,
    title: "Media download error",
    message: "Media download error",
    error_data: { details: "Media file size too big. Max file size we currently support: 100MB." },
  };
  return { content: { type: kind === "voice" ? "audio" : kind, errors: [error] } };
}
