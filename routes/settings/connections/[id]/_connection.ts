/** Which connection a page of the settings is about. */

import type { Context } from "../../../../web/mod.ts";
import type { State } from "../../../_state.ts";

/** The id in the address. */
export const idOf = (ctx: Context<State>): string => ctx.params.id ?? "";
/** The connection's page, with what was done there. */
export const pathOf = (ctx: Context<State>, saved?: string): string =>
  `/settings/connections/${idOf(ctx)}${saved ? `?saved=${saved}` : ""}`;
