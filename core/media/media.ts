/**
 * The one file of a message: picture, video, audio, document or sticker.
 * Browser-safe.
 *
 * The message is there before its file is: `waiting` until a job has fetched
 * it, `failed` with a reason and a button when that did not work. A file is
 * always addressed by its message (`/media/:messageId`), never by its hash, so
 * that whoever may see the thread, and nobody else, may fetch it.
 */

/** What a file is to WhatsApp; limits hang on it. */
export type MediaKind = "image" | "video" | "audio" | "document" | "sticker";
/** The kinds, for checking. */
export const MEDIA_KINDS: readonly MediaKind[] = ["image", "video", "audio", "document", "sticker"];

/** How far a file has come. */
export type MediaState = "waiting" | "stored" | "failed";

/** A message's file as bubbles, events and the API carry it; what is not known is absent. */
export interface Media {
  readonly kind: MediaKind;
  readonly state: MediaState;
  readonly mimeType: string;
  readonly filename?: string;
  /** Bytes. */
  readonly size?: number;
  /** Hex. */
  readonly sha256?: string;
  readonly width?: number;
  readonly height?: number;
  readonly durationMs?: number;
  /** Recorded to be listened to, not attached as a file. */
  readonly voice?: true;
  readonly animated?: true;
  /** There is a small picture of it: `/media/:messageId/thumbnail`. */
  readonly thumbnail?: true;
  /** Loudness of a voice note, about forty steps of 0–99. */
  readonly waveform?: readonly number[];
  /** Why it is not there: a code of ours (`media_expired`, `media_broken`, …) or Meta's. */
  readonly error?: string;
}

/** A file of ours, kept and measured, ready to become part of a message; what is not known is absent. */
export interface StoredFile {
  /** Hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mimeType: string;
  readonly filename: string;
  readonly kind: MediaKind;
  readonly width?: number;
  readonly height?: number;
  readonly durationMs?: number;
  /** Recorded to be listened to. */
  readonly voice?: true;
  readonly animated?: true;
  readonly thumbnail?: true;
  readonly waveform?: readonly number[];
}

/** The kept files' bytes, for whoever hands them to Meta. */
export interface MediaFiles {
  /** The file's bytes, all in memory: 100 MB at most. Refuses `media_file_missing`. */
  read(sha256: string): Promise<Blob>;
}

/** Where Meta keeps a received file; good for minutes (url) and days (id). */
export interface MediaSource {
  readonly providerMediaId: string | null;
  readonly url: string | null;
}

declare module "../jobs/job.ts" {
  interface JobMap {
    /** Fetches the file of a received message. */
    "media.fetch": { readonly messageId: string };
  }
}
