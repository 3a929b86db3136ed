/**
 * Jobs: durable work to be done after a commit, with a lease, retries with
 * back-off and a dead letter. Slices declare theirs by augmenting `JobMap`.
 *
 * The danger: a handler may run twice (its process may die after the work and
 * before the record), so the command it calls guards itself.
 */

/** Kind → arguments. Kinds are `noun.verb`. Augmented by the slices. */
// deno-lint-ignore no-empty-interface
export interface JobMap {}

/** The kinds of work there are. */
export type JobKind = keyof JobMap;

/** When and in what company a job runs. */
export interface JobTerms {
  /** At most one waiting or running job with this key; a second is dropped silently. */
  readonly uniqueKey?: string;
  /** Jobs with one order key run strictly one after another, oldest first. */
  readonly orderKey?: string;
  /** Not before this time (ms). */
  readonly runAt?: number;
}

/** Work to be enqueued. */
export type NewJob = { [K in JobKind]: JobTerms & { readonly kind: K; readonly args: JobMap[K] } }[JobKind];

/** The proof that a worker holds a job: which one, and the attempt it was claimed for. */
export interface Claim {
  readonly id: number;
  /** Counts this attempt. */
  readonly attempts: number;
  readonly orderKey: string | null;
  readonly createdAt: number;
}

/** Work that has been claimed. */
export type ClaimedJob = { [K in JobKind]: Claim & { readonly kind: K; readonly args: JobMap[K] } }[JobKind];
