/** How many of the customer's messages a form says were seen. */

import { invalid } from "../../../core/errors.ts";
import type { Form } from "../../../web/mod.ts";

/** The field `seen`; refuses `seen_malformed` where it is no whole number. */
export function seenOf(form: Form): number {
  const seen = form.text("seen");
  if (!/^\d{1,15}$/.test(seen)) throw invalid("seen_malformed", "`seen` is a whole number");
  return Number(seen);
}
