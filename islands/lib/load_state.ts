/** Asks a page for its state instead of its HTML; null when it can't be had just now. */
export async function loadState<State>(path: string): Promise<State | null> {
  try {
    const reply = await fetch(path, { headers: { accept: "application/json" } });
    if (reply.ok) return await reply.json();
    // Signed out, or out of sight: only the page itself can say so.
    if (reply.status < 500) location.reload();
  } catch { /* no line: whoever asked keeps what it has */ }
  return null;
}
