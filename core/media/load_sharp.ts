/**
 * sharp, the reader of pictures, loaded at the first picture and not before.
 *
 * It is native code that a machine may lack or refuse to load. Such a machine
 * runs all the same: pictures then have no thumbnail and no known size, and are
 * shown whole. So nobody imports sharp but by this door.
 */

/** Pictures a phone sends. Not SVG, which reads other files, nor the dozens of formats of laboratories. */
const READERS = ["Jpeg", "Png", "Webp", "Nsgif", "Heif"].map((format) => `VipsForeignLoad${format}`);

type Sharp = typeof import("sharp").default;
let loading: Promise<Sharp | null> | undefined;

/** sharp; null where it cannot be loaded. */
export function loadSharp(): Promise<Sharp | null> {
  return loading ??= import("sharp").then(({ default: sharp }) => {
    // Two cores, and an inbox to serve: one hand on a picture, nothing kept in memory.
    sharp.concurrency(1);
    sharp.cache(false);
    sharp.block({ operation: ["VipsForeignLoad"] });
    sharp.unblock({ operation: READERS });
    return sharp;
    // A machine without it is a machine that shows pictures whole.
  }, () => null);
}

/** Pixels beyond which a picture is not opened: a few kilobytes can unfold to gigabytes. Phones have 50 megapixels. */
export const PIXEL_LIMIT = 51_000_000;

let drawn: Promise<unknown> = Promise.resolve();

/** Draws one picture after another: each may take half a gigabyte while it is unfolded. */
export function oneAtATime<T>(draw: () => Promise<T>): Promise<T> {
  const mine = drawn.then(draw);
  // A picture that cannot be drawn holds up no other one; whoever wanted it is told by `mine`.
  drawn = mine.catch(() => {});
  return mine;
}
