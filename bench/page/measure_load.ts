/**
 * What loading a page costs: bytes as transferred, headers included, and requests
 * that really went over the line; and how long until there is something to read.
 */

import type { Page } from "playwright-core";

/** The cost of one load. */
export interface Load {
  readonly bytes: number;
  readonly requests: number;
  readonly fonts: number;
  /** Each request's path and bytes. */
  readonly parts: readonly (readonly [path: string, bytes: number])[];
}

/** A slow line: 50 kbit/s, 400 ms. */
export const SLOW = {
  offline: false,
  latency: 400,
  downloadThroughput: 50_000 / 8,
  uploadThroughput: 50_000 / 8,
};

const QUIET_MS = 1500;

/** Loads an address and everything that comes with it; it is there once `shown` is. */
export async function measureLoad(page: Page, address: string, shown = ".row"): Promise<Load> {
  const line = await page.context().newCDPSession(page);
  const asked = new Map<string, { path: string; bytes: number; cached: boolean; font: boolean }>();
  line.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    const { pathname, protocol } = new URL(request.url);
    if (protocol !== "http:") return;
    asked.set(requestId, { path: pathname, bytes: 0, cached: false, font: type === "Font" });
  });
  const found = (id: string) => asked.get(id) ?? { path: "", bytes: 0, cached: false, font: false };
  line.on("Network.requestServedFromCache", ({ requestId }) => found(requestId).cached = true);
  line.on("Network.responseReceived", ({ requestId, response }) => {
    const one = found(requestId);
    if (response.fromDiskCache || response.fromPrefetchCache) one.cached = true;
    one.bytes = Math.max(one.bytes, response.encodedDataLength);
  });
  line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    found(requestId).bytes = encodedDataLength;
  });
  await line.send("Network.enable");
  await page.goto(address);
  await page.locator(shown).first().waitFor();
  await page.waitForTimeout(QUIET_MS);
  await line.detach();
  const parts = [...asked.values()].filter(({ cached }) => !cached);
  return {
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: parts.length,
    fonts: parts.filter(({ font }) => font).length,
    parts: parts.map(({ path, bytes }) => [path, bytes]),
  };
}

/** Milliseconds until `selector` can be read over the slow line. */
export async function measureSlow(page: Page, address: string, selector: string): Promise<number> {
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", SLOW);
  await page.goto(address, { waitUntil: "commit", timeout: 60_000 });
  await page.locator(selector).first().waitFor({ timeout: 60_000 });
  // A row that is there is no row that can be read: the style sheet holds up the first painting.
  return await page.evaluate(() =>
    new Promise<number>((resolve) =>
      new PerformanceObserver((list) => {
        const [painted] = list.getEntriesByName("first-contentful-paint");
        if (painted) resolve(Math.max(painted.startTime, 0));
      }).observe({ type: "paint", buffered: true })
    )
  );
}
