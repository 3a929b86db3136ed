/**
 * PNGs that WhatsApp shows: eight bits a channel, RGB or RGBA, and nothing else.
 *
 * Logos and screenshots made small are mostly palettes; Meta takes them and fails the
 * message a moment later (131053). They are written anew here without a loss anybody
 * sees. The danger is writing anew what is fine already: that costs time and bytes.
 */

import { open } from "node:fs/promises";
import { loadSharp, oneAtATime, PIXEL_LIMIT } from "./load_sharp.ts";

/** The PNG at `path` as WhatsApp shows it; null where it is so already, or cannot be made so. */
export async function plainPng(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (await isPlain(path)) return null;
  const sharp = await loadSharp();
  if (sharp === null) return null;
  try {
    const written = sharp(path, { limitInputPixels: PIXEL_LIMIT }).toColourspace("srgb").png({
      palette: false,
    });
    return new Uint8Array(await oneAtATime(() => written.toBuffer()));
  } catch { // damaged or enormous: it goes as it is, and Meta says what is wrong
    return null;
  }
}

/** By the header alone: bits a channel, and the kind of colour (2 is RGB, 6 RGBA). */
async function isPlain(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const header = new Uint8Array(26);
    await file.read(header, 0, header.length, 0);
    return header[24] === 8 && (header[25] === 2 || header[25] === 6);
  } finally {
    await file.close();
  }
}
