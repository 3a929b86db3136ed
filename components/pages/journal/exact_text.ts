/** A moment to the second: two deliveries of one minute are told apart. */

import type { Reader } from "../../reader.ts";
import { format } from "../../times.ts";

/** "22/11/2026, 19:47:03". */
export function exactText({ locale, timeZone }: Reader, at: number): string {
  return format(locale, timeZone, { dateStyle: "short", timeStyle: "medium", hourCycle: "h23" }).format(at);
}
