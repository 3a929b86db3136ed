/** How the document describes an answer that is a file: whole, in part, or "you have it already". */

/** The answers of an operation that gives a file; its real type stands in the answer's header. */
export function bytes(description: string) {
  const content = { "application/octet-stream": { schema: { type: "string" as const, format: "binary" } } };
  return {
    200: { description, content },
    206: { description: "The part that `Range` asked for", content },
    304: { description: "You have it: `If-None-Match` is its `ETag`" },
    416: { description: "There is no such part" },
  };
}
