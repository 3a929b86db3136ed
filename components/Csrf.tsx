/** The session's token, for browsers that do not say where a form comes from. Every form that changes something has it. */

import { useReader } from "./reader.ts";

/** Draws the hidden field. */
export function Csrf() {
  const { csrf } = useReader();
  return csrf ? <input type="hidden" name="_csrf" value={csrf} /> : null;
}
