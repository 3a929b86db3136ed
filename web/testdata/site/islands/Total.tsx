import type { Signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { Badge } from "../components/Badge.tsx";

/** Comes alive when the browser has time. */
export const hydrate = "idle";

/** Shows the number that others count, and what it learns on request. */
export default function Total({ count, note }: { count: Signal<number>; note: string }) {
  const [secret, setSecret] = useState("");
  const ask = async () => setSecret((await import("./lib/secret.ts")).default);
  return (
    <p id="total" onClick={ask}>
      <Badge tone="ok">{count.value}</Badge> {note} {secret}
    </p>
  );
}
