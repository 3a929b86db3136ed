/**
 * A real Chromium for tests, without Node in between.
 *
 * The danger is a browser that phones home or outlives its test: everything that
 * talks in the background is off, and disposing of it ends its process.
 */

import { type Browser, chromium } from "playwright-core";
import { findChromium, HOW_TO_GET_CHROMIUM } from "./find_chromium.ts";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A microphone that hums, given to every page that asks.
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];

/** Starts a headless Chromium; throws with the way to get one if there is none. */
export async function openBrowser(): Promise<Browser & AsyncDisposable> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error(HOW_TO_GET_CHROMIUM);
  const browser = await chromium.launch({ executablePath, headless: true, args: QUIET });
  return Object.assign(browser, { [Symbol.asyncDispose]: () => browser.close() });
}
