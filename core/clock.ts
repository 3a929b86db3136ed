/** A clock gives milliseconds since the epoch, UTC. It is handed in; tests set it. */
export type Clock = () => number;

/** The machine's clock. */
export const systemClock: Clock = () => Date.now();
