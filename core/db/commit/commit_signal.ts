/**
 * Tells whoever waits for changes that there are some: at once after a commit
 * of this process, within a second after one of another.
 *
 * The danger is a storm: a thousand commits in a moment are one call. And a
 * missed call is only late, never lost: the poll finds it.
 */

/** What a listener is given: the newest event's number. */
export type CommitListener = (seq: number) => void;

/** Spreads the news of commits. */
export class CommitSignal {
  readonly #listeners = new Set<CommitListener>();
  #newest = 0;
  #announced = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `look` is called every `everyMs` while somebody listens; it announces what it finds. */
  constructor(private readonly look: () => void, private readonly everyMs = 1000) {}

  /** A commit has happened; listeners hear of it once in this turn of the event loop. */
  announce(seq: number): void {
    this.#newest = Math.max(this.#newest, seq);
    if (this.#announced || this.#listeners.size === 0) return;
    this.#announced = true;
    queueMicrotask(() => {
      this.#announced = false;
      for (const listener of [...this.#listeners]) listener(this.#newest);
    });
  }

  /** Calls back from now on; the result stops it. */
  follow(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    if (this.#timer === undefined) {
      this.#timer = setInterval(() => this.#tryToLook(), this.everyMs);
      Deno.unrefTimer(this.#timer);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.close();
    };
  }

  #tryToLook(): void {
    try {
      this.look();
    } catch {
      // A file that can't be read just now has no news; uncaught in a timer it would end the process.
    }
  }

  /** Stops looking. */
  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
