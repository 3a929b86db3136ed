/** Leaving: a form, because a link may be fetched by anybody who guesses ahead. */

import { Csrf } from "./Csrf.tsx";
import { Icon } from "./Icon.tsx";
import { useText } from "./reader.ts";

/** Draws the button. */
export function SignOut() {
  const word = useText()("sign_out");
  return (
    <form method="post" action="/logout">
      <Csrf />
      <button class="ib" type="submit" title={word}>
        <Icon name="out" label={word} />
      </button>
    </form>
  );
}
