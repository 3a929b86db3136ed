/** Which files WhatsApp takes, by the kind of message that shows them, and how large they may be. */

const megabyte = 1024 * 1024;

/** The classes with their MIME types and largest sizes in bytes. */
export const mediaClasses = {
  image: { types: ["image/jpeg", "image/png"], most: 5 * megabyte },
  video: { types: ["video/mp4", "video/3gpp"], most: 16 * megabyte },
  audio: {
    types: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
    most: 16 * megabyte,
  },
  document: {
    types: [
      "text/plain",
      "application/pdf",
      "application/msword",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/vnd.ms-excel",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.ms-powerpoint",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ],
    most: 100 * megabyte,
  },
  sticker: { types: ["image/webp"], most: 500 * 1024 },
} as const;

/** A kind of message that shows a file. */
export type MediaClass = keyof typeof mediaClasses;

/** All of them. */
export const mediaClassNames: MediaClass[] = ["image", "video", "audio", "document", "sticker"];

/** The type without its parameters, in small letters: `audio/ogg; codecs=opus` → `audio/ogg`. */
export function bareType(mimeType: string): string {
  return (mimeType.split(";")[0] ?? "").trim().toLowerCase();
}

/** The class that shows files of this type; null for a type that WhatsApp does not take. */
export function classOf(mimeType: string): MediaClass | null {
  const bare = bareType(mimeType);
  return mediaClassNames.find((name) => mediaClasses[name].types.some((type) => type === bare)) ?? null;
}
