/**
 * The small files a customer sends when nobody brings one: a photo, a drawing, two
 * stickers, a voice note of two seconds, a film, a receipt.
 *
 * They were drawn and recorded for this simulator and are valid in every byte, so
 * that a player, a thumbnail or a transcoder may be tried on them. Swap one and
 * its checksum changes: tests ask the store for it and never know it by heart.
 */

/** One file that a customer has at hand. */
export interface Sample {
  file: string;
  mime_type: string;
  filename: string;
}

/** The files by name. */
export const samples = {
  photo: { file: "photo.jpg", mime_type: "image/jpeg", filename: "foto.jpg" },
  drawing: { file: "drawing.png", mime_type: "image/png", filename: "desenho.png" },
  sticker: { file: "sticker.webp", mime_type: "image/webp", filename: "figurinha.webp" },
  sticker_animated: { file: "sticker_animated.webp", mime_type: "image/webp", filename: "figurinha.webp" },
  voice: { file: "voice.ogg", mime_type: "audio/ogg; codecs=opus", filename: "voz.ogg" },
  video: { file: "video.mp4", mime_type: "video/mp4", filename: "video.mp4" },
  document: { file: "receipt.pdf", mime_type: "application/pdf", filename: "comprovante.pdf" },
} as const satisfies Record<string, Sample>;

/** The sample called so. */
export function findSample(name: string): Sample | null {
  return Object.entries(samples).find(([known]) => known === name)?.[1] ?? null;
}

/** The sample's bytes. */
export function readSample(sample: Sample): Promise<Uint8Array<ArrayBuffer>> {
  return Deno.readFile(new URL(`../samples/${sample.file}`, import.meta.url));
}
