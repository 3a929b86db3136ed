/** The public API as a program calls it, with its answers read at the edge. */

/** A JSON object whose members have not been looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** An answer of the API. */
export interface Answer {
  readonly status: number;
  readonly body: Fields;
}

/** One request with a token. */
export async function ask(
  url: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const reply = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  const read: unknown = text.startsWith("{") ? JSON.parse(text) : {};
  return { status: reply.status, body: fieldsOf(read) };
}

/** The members of a JSON object; of anything else none. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** The objects of the list that an answer holds. */
export function rowsOf({ body }: Answer): Fields[] {
  return Array.isArray(body.data) ? body.data.map(fieldsOf) : [];
}

/** All pages of a list. */
export async function allRows(url: string, token: string, path: string): Promise<Fields[]> {
  const rows: Fields[] = [];
  for (let cursor: unknown = ""; typeof cursor === "string";) {
    const at = `${path}${path.includes("?") ? "&" : "?"}limit=100${
      cursor && `&cursor=${encodeURIComponent(cursor)}`
    }`;
    const answer = await ask(url, token, "GET", at);
    if (answer.status !== 200) throw new Error(`${at}: ${answer.status} ${JSON.stringify(answer.body)}`);
    rows.push(...rowsOf(answer));
    cursor = answer.body.next_cursor;
  }
  return rows;
}
