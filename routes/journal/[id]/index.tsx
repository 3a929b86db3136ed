/**
 * GET /journal/:id: one delivery, what came of each thing it said, and its body.
 *
 * The body is text on a page, never more than text: whatever a customer wrote is
 * escaped like all else. Of a large one the page carries the beginning.
 */

import { DeliveryPage } from "../../../components/pages/journal/DeliveryPage.tsx";
import { findSetAside, loadDeliveryStates } from "../../../core/journal/mod.ts";
import { listOutcomes } from "../../../core/messages/mod.ts";
import { parseWebhook } from "../../../core/whatsapp/mod.ts";
import { page } from "../../../web/mod.ts";
import { define } from "../../_state.ts";
import { deliveryOf } from "./_delivery.ts";

/** Characters of a body that a page carries. */
const SHOWN = 64_000;
/** Things of a delivery that a page lists; Meta sends up to a thousand. */
const LISTED = 200;

export const handler = define.handlers({
  async GET(ctx) {
    const { core, journal } = ctx.state;
    const { id, receivedAt, body } = deliveryOf(ctx);
    const [states, aside] = await Promise.all([
      loadDeliveryStates(core, { journalId: journal.id, ids: [id] }),
      findSetAside(core, journal.id, id),
    ]);
    const items = parseWebhook(body, receivedAt).slice(0, LISTED);
    const text = prettyText(body);
    return page({
      id,
      receivedAt,
      size: body.byteLength,
      state: states.get(id) ?? "pending" as const,
      reason: aside?.reason ?? null,
      outcomes: await listOutcomes(core, { items, receivedAt }),
      body: text.slice(0, SHOWN),
      isCut: text.length > SHOWN,
      saved: ctx.url.searchParams.get("saved"),
    });
  },
});

function prettyText(body: Uint8Array): string {
  const text = new TextDecoder().decode(body);
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch { // no JSON: shown as it came
    return text;
  }
}

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = state.reader.t("delivery_title", { id: data.id });
  return <DeliveryPage {...data} refusal={state.refusal} />;
});
