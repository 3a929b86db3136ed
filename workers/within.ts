/** Waits for something, where `ms` is given no longer than so many milliseconds; what is late goes on unwatched. */
export async function within(work: Promise<unknown>, ms: number | undefined): Promise<void> {
  if (ms === undefined) return void await work;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => timer = setTimeout(resolve, ms));
  try {
    await Promise.race([work, late]);
  } finally { // a timer that is left over would keep the process
    clearTimeout(timer);
  }
}
