/** From a quote to its original: into view, with a flash; older messages are fetched for it, within reason. */

import type { ActsOn } from "./use_acts.ts";

/** How many pages are fetched before the original's own page is opened instead. */
const PAGES = 8;

/** Goes to the original that the quote's link names. */
export async function jump(link: HTMLAnchorElement, { find, older }: ActsOn): Promise<void> {
  const { id = "" } = link.dataset;
  for (let page = 0; page < PAGES && !find(id); page++) {
    if (!await older()) break;
  }
  await new Promise(requestAnimationFrame);
  const bubble = document.getElementById(id);
  if (!bubble) return location.assign(`/messages/${id}`);
  const still = matchMedia("(prefers-reduced-motion:reduce)").matches;
  bubble.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  bubble.classList.add("flash");
  bubble.querySelector<HTMLElement>(".handle")?.focus({ preventScroll: true });
  setTimeout(() => bubble.classList.remove("flash"), 1600);
}
