/**
 * Handing a message's file to Meta, before the message itself.
 *
 * An upload reaches no customer, so it is done while the message is still
 * `queued` and tried again without harm: a process that dies in it leaves
 * nothing undecided. Only a file that Meta refuses for good fails the message.
 *
 * The danger is memory: a file lies in it whole while it is handed over, and a
 * document may have 100 MB. Beyond a few large ones, the others come back later.
 */

import { openSecrets } from "../connections/mod.ts";
import type { Core } from "../core.ts";
import { DomainError, limited, unavailable } from "../errors.ts";
import type { Media, MediaFiles } from "../media/media.ts";
import { plainType } from "../media/media_kind.ts";
import { safeFilename } from "../media/safe_filename.ts";
import { begin } from "./begin_sending.ts";
import type { Channel, Upload, UploadOutcome } from "./channel.ts";
import { recordNotSent } from "./record_delivery.ts";
import { retryDelay } from "./retry_delay.ts";
import { findOutgoing } from "./send_store.ts";
import { findUpload, saveUpload } from "./upload_store.ts";

/** Whose file, by which way, from where, and how often it has been tried (this time included). */
export interface UploadFile {
  readonly messageId: string;
  readonly channel: Pick<Channel, "upload">;
  readonly files: MediaFiles;
  readonly attempt: number;
}

/** Bytes of files in memory at once; a single one may be as large as it is. */
const MOST_IN_HAND = 64 * 1024 * 1024;
const inHand = new WeakMap<MediaFiles, number>();

/**
 * Meta's id of the message's file, uploaded if need be; null: it has none, or can't go anyway. Refuses what
 * `beginSending` does where it is not its turn, `upload_busy` (limited), and `send_failed` (unavailable: try again).
 */
export async function uploadFile(
  core: Core,
  { messageId, channel, files, attempt }: UploadFile,
): Promise<string | null> {
  const was = await findOutgoing(core.db.primary, messageId);
  const media = was?.message.media;
  if (!was || !media?.sha256 || was.message.status !== "queued") return null;
  if (begin(was, core.now())?.status !== "sending") return null;
  const known = await findUpload(core.db.primary, was.message, core.now());
  if (known !== null) return known;

  const { accessToken } = await openSecrets(core, was.message.connectionId);
  const outcome = await withinMemory(files, media.size ?? 0, () =>
    upload(
      files,
      media,
      (file) => channel.upload({ phoneNumberId: was.phoneNumberId, accessToken }, file),
    ));
  core.log.info("file_uploaded", { message: messageId, attempt, outcome: outcome.kind });
  if (outcome.kind === "uploaded") {
    await core.commit((unit) => saveUpload(unit, messageId, outcome.mediaId, core.now()));
    return outcome.mediaId;
  }
  // Whether it arrived does not matter: it may be uploaded twice.
  const delay = retryDelay(
    outcome.kind === "unknown" ? { ...outcome, kind: "unreachable" } : outcome,
    attempt,
  );
  if (delay !== null) {
    throw unavailable("send_failed", "The file did not reach Meta; it will be tried again", {
      retryAfter: delay / 1000,
    });
  }
  const refused = outcome.kind === "refused" ? outcome : null;
  await recordNotSent(core, messageId, {
    status: "failed",
    error: refused && { code: refused.code, title: refused.title },
    stop: refused?.action === "stop_channel" ? refused.code : null,
    from: "queued",
  });
  return null;
}

async function withinMemory<T>(files: MediaFiles, size: number, work: () => Promise<T>): Promise<T> {
  const others = inHand.get(files) ?? 0;
  if (others > 0 && others + size > MOST_IN_HAND) {
    throw limited("upload_busy", "Other files are being handed over", { retryAfter: 1 });
  }
  inHand.set(files, others + size);
  try {
    return await work();
  } finally {
    inHand.set(files, (inHand.get(files) ?? 0) - size);
  }
}

async function upload(
  files: MediaFiles,
  { sha256 = "", mimeType, filename }: Media,
  hand: (file: Upload) => Promise<UploadOutcome>,
): Promise<UploadOutcome> {
  // Meta goes by the name's ending as well as by the type, and wants the codec of an Ogg.
  const type = plainType(mimeType) === "audio/ogg" ? "audio/ogg; codecs=opus" : plainType(mimeType);
  try {
    const bytes = await files.read(sha256);
    return await hand({ mimeType: type, filename: safeFilename(filename, mimeType), bytes });
  } catch (error) { // a file that is gone will not come back by waiting
    if (!(error instanceof DomainError) || error.kind !== "not_found") throw error;
    return { kind: "refused", code: error.code, title: error.message, action: "never" };
  }
}
