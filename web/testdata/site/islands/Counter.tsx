import type { Signal } from "@preact/signals";
import { Badge } from "../components/Badge.tsx";
import { clientTexts } from "../../../client_texts.ts";

/** Adds to a number it may share with others. */
export default function Counter({ count, label }: { count: Signal<number>; label: string }) {
  return (
    <button type="button" class="counter p-4" onClick={() => count.value++}>
      {clientTexts["counter_more"] ?? label} <Badge tone="warm">{count.value}</Badge>
    </button>
  );
}
