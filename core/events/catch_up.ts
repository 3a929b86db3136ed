/**
 * What lies after a cursor, for whoever asks instead of following: a tab that missed
 * something, a program that polls.
 *
 * The danger is a viewer who may see little: a page of a hundred may hide behind ten
 * thousand events that are not theirs. So the cursor that comes back is how far was
 * looked, not what was seen, and one call looks at no more than a bounded stretch.
 */

import type { Reader } from "../db/mod.ts";
import type { LoggedEvent } from "./event.ts";
import { listEvents, newestSeq, oldestSeq } from "./event_log.ts";
import { isReset, type Reset } from "./follower.ts";

/** What is asked for. */
export interface CatchUp<E> {
  readonly after: number;
  /** How many events at most; it may be fewer although there are more. */
  readonly limit: number;
  /** What the viewer gets of an event; null: nothing. */
  audience(event: LoggedEvent): E | Reset | null;
}

/** A stretch of the log as one viewer may see it. */
export interface CaughtUp<E> {
  readonly events: readonly (E | Reset)[];
  /** How far was looked: the next cursor. */
  readonly seq: number;
  readonly more: boolean;
  /** The cursor is older than what is kept, or newer than anything there is: load anew. */
  readonly gone: boolean;
}

/** How many events one call looks at. */
export const MAX_STRETCH = 5000;
const PAGE = 500;

/** Reads on from a cursor. */
export async function catchUp<E>(reader: Reader, wanted: CatchUp<E>): Promise<CaughtUp<E>> {
  const { after, limit, audience } = wanted;
  const [oldest, newest] = [await oldestSeq(reader), await newestSeq(reader)];
  if (after < oldest - 1 || after > newest) return { events: [], seq: newest, more: false, gone: true };
  const events: (E | Reset)[] = [];
  let seq = after;
  while (seq < newest && seq - after < MAX_STRETCH) {
    const page = await listEvents(reader, { after: seq, limit: PAGE });
    for (const event of page) {
      seq = event.seq;
      const seen = audience(event);
      if (seen === null) continue;
      // What comes after a reset is for the rights of then, which only a new question knows.
      if (events.push(seen) === limit || isReset(seen)) {
        return { events, seq, more: seq < newest, gone: false };
      }
    }
    if (page.length < PAGE) break;
  }
  return { events, seq, more: seq < newest, gone: false };
}
