/**
 * Every read of every database goes through here: a busy one is asked again
 * after a moment, a file that failed is opened anew, and what the file or the primary is to blame for is refused
 * as `unavailable`.
 *
 * The danger is a driver's error that gets past: whoever reads would take a full
 * disk for bad data, set a customer's delivery aside or bury a job, instead of
 * coming back later.
 */

import { isBusy, refusalOf } from "../database_errors.ts";

const ATTEMPTS = 4;

/** Reads; `mend` hears of every error and says whether it has put right what was wrong, so that it is worth another try. */
export async function readPatiently<T>(
  read: () => T | Promise<T>,
  mend: (error: unknown) => boolean = () => false,
): Promise<T> {
  for (let attempt = 1;; attempt++) {
    try {
      return await read();
    } catch (error) {
      const again = mend(error) || isBusy(error);
      if (!again || attempt === ATTEMPTS) throw refusalOf(error);
      const ms = (10 + 20 * Math.random()) * attempt;
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
}
