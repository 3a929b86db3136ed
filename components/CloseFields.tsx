/** What a closing form says besides being sent: how much of the customer's words was seen, and whether to say goodbye. */

import { Csrf } from "./Csrf.tsx";

/** Draws the hidden fields. */
export function CloseFields({ seen, farewell }: { seen: number; farewell: boolean }) {
  return (
    <>
      <Csrf />
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="farewell" value={farewell ? "yes" : "no"} />
    </>
  );
}
