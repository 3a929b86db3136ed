/**
 * What an agent attached or recorded, kept and ready to be sent.
 *
 * The browser says what the file is; the bytes decide. What WhatsApp would refuse is
 * refused here, with a code that says why, while the agent still looks at it: a message
 * that fails a minute later at Meta has been forgotten by then.
 *
 * The danger is keeping what is refused: everything is looked at where it lies, and
 * only then moved into the store.
 */

import { stat, writeFile } from "node:fs/promises";
import { type ErrorDetails, invalid } from "../errors.ts";
import { describeMedia } from "./describe_media.ts";
import { measureMedia, type MediaMeasures } from "./measure_media.ts";
import type { MediaKind, StoredFile } from "./media.ts";
import { kindOf, limitFor, mediaProblem, STICKER_SIDE } from "./media_kind.ts";
import type { MediaStore } from "./media_store.ts";
import { plainPng } from "./plain_png.ts";
import { safeFilename } from "./safe_filename.ts";
import { sniffMedia } from "./sniff_media.ts";
import { makeVoiceNote, VOICE_NOTE_TYPE } from "./voice_note.ts";

/** A file that came with a form: where it lies, and what its sender says of it. */
export interface StoreUpload {
  readonly path: string;
  readonly filename: string;
  readonly mimeType: string;
  /** As what it shall go, where that is not decided by its type. */
  readonly as?: "voice" | "document" | "sticker";
}

/**
 * Keeps the file, which is gone from `path` afterwards (of a recording a voice note is kept, and it stays).
 * Refuses `media_empty`, `media_type_unsupported` (details: the real type), `media_too_large` (details: the limit in
 * bytes), `media_codec_unsupported`, `sticker_size_wrong`, `voice_format_unsupported`, `voice_empty`.
 */
export async function storeUpload(media: MediaStore, upload: StoreUpload): Promise<StoredFile> {
  if ((await stat(upload.path)).size === 0) throw invalid("media_empty", "This file is empty");
  return upload.as === "voice" ? await storeVoice(media, upload) : await storeFile(media, upload, upload.as);
}

async function storeVoice(media: MediaStore, { path, filename }: StoreUpload): Promise<StoredFile> {
  const note = await makeVoiceNote(path);
  const kind = "audio";
  refuseProblem({ kind, mimeType: VOICE_NOTE_TYPE, size: note.size });
  const kept = await media.put(new Blob([note.bytes]).stream());
  const facts = await describeMedia(media, {
    sha256: kept.sha256,
    mimeType: VOICE_NOTE_TYPE,
    kind,
    voice: true,
  });
  return {
    ...kept,
    kind,
    mimeType: VOICE_NOTE_TYPE,
    filename: safeFilename(filename, VOICE_NOTE_TYPE, "audio"),
    ...facts,
    durationMs: note.durationMs,
    voice: true,
  };
}

async function storeFile(
  media: MediaStore,
  { path, filename, mimeType: declared }: StoreUpload,
  as?: MediaKind,
): Promise<StoredFile> {
  const { mimeType } = await sniffMedia(path, declared);
  const kind = as ?? kindOf(mimeType);
  if (kind === null) throw refusal("media_type_unsupported", { mimeType });
  const plain = kind === "image" && mimeType === "image/png" ? await plainPng(path) : null;
  if (plain !== null) await writeFile(path, plain);
  const { size } = await stat(path);
  const measures = await measureMedia(path, mimeType);
  refuseProblem({ kind, mimeType, size, animated: measures.animated });
  refuseUnplayable(kind, mimeType, measures);
  const kept = await media.put({ path });
  return {
    ...kept,
    kind,
    mimeType,
    filename: safeFilename(filename, mimeType, kind),
    ...await describeMedia(media, { sha256: kept.sha256, mimeType, kind, voice: false }),
  };
}

function refuseProblem(file: { kind: MediaKind; mimeType: string; size: number; animated?: boolean }): void {
  const problem = mediaProblem(file);
  if (problem === null) return;
  throw refusal(problem, {
    mimeType: file.mimeType,
    ...(problem === "media_too_large" && { limit: limitFor(file.kind, file) }),
  });
}

/** What Meta takes and phones then do not show; an unknown measure (null) is no reason. */
function refuseUnplayable(
  kind: MediaKind,
  mimeType: string,
  { videoCodec, audioCodec, width, height }: MediaMeasures,
): void {
  if (kind === "video") {
    // WhatsApp plays H.264 with AAC, the old 3GP kinds of sound besides.
    if (videoCodec !== null && videoCodec !== "avc") {
      throw refusal("media_codec_unsupported", { codec: videoCodec });
    }
    if (audioCodec === "opus") throw refusal("media_codec_unsupported", { codec: audioCodec });
  }
  const opus = mimeType === "audio/ogg";
  if (kind === "audio" && audioCodec !== null && (audioCodec === "opus") !== opus) {
    throw refusal("media_codec_unsupported", { codec: audioCodec });
  }
  if (kind === "sticker" && width !== null && (width !== STICKER_SIDE || height !== STICKER_SIDE)) {
    throw refusal("sticker_size_wrong", { side: STICKER_SIDE });
  }
}

const refusal = (code: string, details: ErrorDetails) =>
  invalid(code, "WhatsApp does not take this file", details);
