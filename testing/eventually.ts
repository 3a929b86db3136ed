/** Waits until something is so, looking again and again; for what really is asynchronous, never for a clock. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 10_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!await condition()) {
    if (performance.now() > deadline) throw new Error(`after ${withinMs} ms still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}
