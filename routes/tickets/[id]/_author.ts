/**
 * Whose words they are. A page stays open when its session ends, and somebody else
 * may sign in beside it: what the page sends then must not go out under their name.
 */

import { unauthenticated } from "../../../core/errors.ts";
import type { User } from "../../../core/users/mod.ts";
import type { Context } from "../../../web/mod.ts";
import type { State } from "../../_state.ts";

/** Who is signed in; refuses `signed_out` when a page names somebody else as the author. */
export async function authorOf(ctx: Context<State>): Promise<User> {
  const { viewer } = ctx.state;
  const author = (await ctx.form()).text("author");
  if (author && author !== viewer.id) {
    throw unauthenticated("signed_out", "This was written in another session");
  }
  return viewer;
}
