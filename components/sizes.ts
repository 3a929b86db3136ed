/** How big a file is and how long it plays, in words. */

import type { Reader } from "./reader.ts";

const UNITS = ["B", "KB", "MB"];

/** "480 B", "12 KB", "1,2 MB". */
export function sizeText({ locale }: Reader, bytes: number): string {
  let size = bytes;
  let unit = 0;
  for (; size >= 1000 && unit < 2; unit++) size /= 1000;
  const digits = unit === 2 && size < 10 ? 1 : 0;
  return `${size.toLocaleString(locale, { maximumFractionDigits: digits })} ${UNITS[unit]}`;
}

/** "0:07", "12:30", "1:02:03". */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, index) => index ? String(part).padStart(2, "0") : part).join(":");
}
