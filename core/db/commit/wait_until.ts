/** Looks every few milliseconds until `reached`; false when `ms` passed first. */
export async function waitUntil(
  reached: () => boolean | Promise<boolean>,
  ms: number,
  everyMs = 5,
): Promise<boolean> {
  const until = performance.now() + ms;
  while (!await reached()) {
    if (performance.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return true;
}
