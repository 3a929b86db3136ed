/** From a customer's key to the agent's eye: how long until a text is on the screen of a page that was open before. */

import type { Page } from "playwright-core";

/** `rounds` times: `tell` makes a text happen; the milliseconds until it is painted, sorted. */
export async function measureLatency(
  page: Page,
  rounds: number,
  tell: (text: string, round: number) => void | Promise<void>,
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const text = `no. ${round} ${crypto.randomUUID().slice(0, 8)}`;
    const seen = page.evaluate((wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const there = [...document.querySelectorAll(".row")].some((row) =>
            row.textContent?.includes(wanted)
          );
          if (there) requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
          else requestAnimationFrame(look);
        };
        look();
      }), text);
    await page.evaluate(() => 0); // the page is looking by now
    const told = performance.timeOrigin + performance.now();
    await tell(text, round);
    times.push(await seen - told);
  }
  return times.sort((a, b) => a - b);
}

/** The value below which that share of sorted values lies. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
