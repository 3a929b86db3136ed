/** The hidden fields that every form of a page with several forms has: its name and the session's token. */

import { Csrf } from "../Csrf.tsx";
import { FORM_NAME } from "./form_refusal.ts";

/** Draws them; `method` where the form means PUT or DELETE. */
export function FormName({ name, method }: { name: string; method?: "PUT" | "DELETE" }) {
  return (
    <>
      <Csrf />
      <input type="hidden" name={FORM_NAME} value={name} />
      {method && <input type="hidden" name="_method" value={method} />}
    </>
  );
}
