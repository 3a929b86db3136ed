/**
 * The files that WhatsApp keeps for businesses and customers.
 *
 * Each has its day of expiry by the simulated clock: thirty days for what a
 * business uploaded, seven for what a customer sent. An id that has expired is
 * the same as one that never was; nothing else may find the bytes.
 */
import { createHash, randomBytes, randomInt } from "node:crypto";

const day = 24 * 60 * 60 * 1000;
/** How long an id is good, by who brought the file. */
export const mediaLifeMs = { upload: 30 * day, customer: 7 * day };

/** One file. */
export interface StoredMedia {
  id: string;
  /** The business number's id: nobody else's token opens it. */
  number: string;
  origin: "upload" | "customer";
  /** As it was given: `audio/ogg; codecs=opus` keeps its parameter. */
  mime_type: string;
  /** Hexadecimal. */
  sha256: string;
  file_size: number;
  filename: string | null;
  /** Milliseconds of the simulated clock. */
  uploaded_at: number;
  expires_at: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A file as somebody brings it. */
export interface NewMedia {
  number: string;
  origin: StoredMedia["origin"];
  mime_type: string;
  bytes: Uint8Array<ArrayBuffer>;
  filename?: string | null;
}

/** The files of one simulator. */
export interface MediaStore {
  add(media: NewMedia): StoredMedia;
  /** The file; null where it never was, has been deleted or has expired. */
  find(id: string): StoredMedia | null;
  remove(id: string): boolean;
  list(): StoredMedia[];
  restore(media: StoredMedia[]): void;
  clear(): void;
  /** What the addresses of this store are signed with: those of an earlier run are worth nothing. */
  key: string;
}

/** An empty store that goes by this clock. */
export function openMediaStore(now: () => number): MediaStore {
  const byId = new Map<string, StoredMedia>();
  return {
    add({ number, origin, mime_type, bytes, filename = null }) {
      const uploaded_at = now();
      const media: StoredMedia = {
        id: newMediaId(),
        number,
        origin,
        mime_type,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        file_size: bytes.length,
        filename,
        uploaded_at,
        expires_at: uploaded_at + mediaLifeMs[origin],
        bytes,
      };
      byId.set(media.id, media);
      return media;
    },
    find(id) {
      const media = byId.get(id);
      return media && media.expires_at > now() ? media : null;
    },
    remove: (id) => byId.delete(id),
    list: () => [...byId.values()],
    restore: (media) => media.forEach((one) => byId.set(one.id, one)),
    clear: () => byId.clear(),
    key: randomBytes(16).toString("hex"),
  };
}

/** Sixteen digits, as at Meta; by chance alone, so that a new run repeats none. */
function newMediaId(): string {
  return String(randomInt(1, 10)) + String(randomInt(10 ** 14)).padStart(14, "0") + randomInt(10);
}
