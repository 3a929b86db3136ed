/**
 * Sends a form as an island does: the very request the form itself would make,
 * answered by 204 with the commit's number, or by a refusal in a word.
 *
 * The danger is a reply that is neither: a proxy's page, a dropped line. It becomes
 * a refusal too (`offline`, or `failed`), so that a caller has two cases and no more.
 */

/** What became of a change: `seq` is the event to wait for (0: none said). */
export type Reply =
  | { ok: true; status: number; seq: number }
  | { ok: false; code: string; message: string; details: Record<string, unknown> };

/** Sends a form's fields to its path; a hidden `_method` among them is understood. Never throws. */
export async function post(
  path: string,
  fields: Record<string, string> = {},
  more: Pick<RequestInit, "keepalive"> = {},
): Promise<Reply> {
  try {
    const reply = await fetch(path, {
      ...more,
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { accept: "application/json", "x-requested-with": "island" },
    });
    if (reply.ok) {
      return { ok: true, status: reply.status, seq: Number(reply.headers.get("x-commit-seq") ?? 0) };
    }
    const { code = "failed", message = "", details = {} } = await reply.json().catch(() => ({}));
    return { ok: false, code, message, details };
  } catch { // the network: nothing was heard of the change, so the caller may send it again
    return { ok: false, code: "offline", message: "", details: {} };
  }
}
