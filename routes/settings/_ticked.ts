/** Boxes that were ticked: each has a name of its own (`member:usr_…`), so that a refused form comes back as it was. */

import type { Form } from "../../web/mod.ts";

/** What stands behind the colon of the ticked boxes of that kind. */
export function ticked(form: Form, kind: string): string[] {
  return Object.keys(form.values()).filter((name) => name.startsWith(`${kind}:`))
    .map((name) => name.slice(kind.length + 1));
}
