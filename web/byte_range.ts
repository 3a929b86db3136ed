/**
 * Which part of a file a request asks for (RFC 9110, 14).
 *
 * Players seek with one range at a time, so of several ranges none is served: the
 * whole file is always a right answer, and so it is for a header nobody understands.
 * A part of a file that has changed meanwhile (`If-Range`) would be a broken one.
 */

/** From `start` up to, not including, `end`. */
export interface ByteRange {
  start: number;
  end: number;
}

/** The asked part of a file of `size` bytes; null: the whole. */
export function rangeOf(
  headers: Headers,
  size: number,
  etag: string | null,
): ByteRange | "unsatisfiable" | null {
  const asked = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(headers.get("range") ?? "");
  const condition = headers.get("if-range");
  if (asked === null || (condition !== null && condition !== etag)) return null;
  const [, first = "", last = ""] = asked;
  if (first === "") {
    if (last === "") return null;
    const length = Math.min(Number(last), size);
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) return null;
  if (start >= size) return "unsatisfiable";
  return { start, end: last === "" ? size : Math.min(Number(last) + 1, size) };
}
