/** Which delivery a request is about. */

import { notFound } from "../../../core/errors.ts";
import type { Delivery } from "../../../core/journal/mod.ts";
import type { Context } from "../../../web/mod.ts";
import type { State } from "../../_state.ts";

/** The number in the address; 0: none. */
export const deliveryId = ({ params }: Context<State>): number =>
  /^\d{1,15}$/.test(params.id ?? "") ? Number(params.id) : 0;

/** The delivery of that number; throws `delivery_not_found`. */
export function deliveryOf(ctx: Context<State>): Delivery {
  const delivery = ctx.state.journal.get(deliveryId(ctx));
  if (!delivery) throw notFound("delivery_not_found", "This delivery is not in the journal");
  return delivery;
}
