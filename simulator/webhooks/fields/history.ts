/**
 * What was said in the WhatsApp Business app before the number came to the API.
 *
 * It comes in phases and chunks that may arrive in any order, long after the
 * messages of today: nothing here is news, and no window opens by it.
 */
import { displayDigits } from "../../inbound/content.ts";
import { webhookError } from "../../inbound/odd_content.ts";
import { readSample, samples } from "../../inbound/samples.ts";
import { flagAt, type JsonObject, numberAt } from "../../json.ts";
import { webhookMedia } from "../../media/media_links.ts";
import type { RegisteredNumber } from "../../number.ts";
import { newWamid } from "../../wamid.ts";
import type { World } from "../../world.ts";
import { type FieldMaker, headed, secondsOf } from "./field.ts";

/** What was said before: `{ phone, messages?, phase?, chunks?, media?, declined? }`, one webhook a chunk. */
export const history: FieldMaker = async ({ world, number, phone, input }) => {
  if (flagAt(input, "declined") === true) {
    const title = "Message history sharing is turned off by the business from the WhatsApp Business App";
    return headed(number, { history: [{ errors: [webhookError(2593109, title, title)] }] });
  }
  if (!phone) return { problem: "phone is missing." };
  const customer = phone.phone ?? phone.bsuid;
  const business = displayDigits(number);
  const chunks = Math.max(1, numberAt(input, "chunks") ?? 1);
  const count = Math.max(1, numberAt(input, "messages") ?? 4);
  const phase = numberAt(input, "phase") ?? 0;
  // Yesterday, last month, four months ago: one phase each.
  const newest = secondsOf(world) - ([1, 30, 120][phase] ?? 1) * 24 * 3600;
  const said = Array.from({ length: count * chunks }, (_, index): JsonObject => {
    const outgoing = index % 2 === 1;
    const placeholder = flagAt(input, "media") === true && index === 0;
    return {
      from: outgoing ? business : customer,
      to: outgoing ? customer : undefined,
      id: newWamid(outgoing ? "out" : "in", customer),
      timestamp: String(newest - (count * chunks - index) * 60),
      ...(placeholder
        ? { type: "media_placeholder" }
        : { type: "text", text: { body: `Histórico ${index + 1}` } }),
      history_context: { status: outgoing ? "DELIVERED" : "READ" },
    };
  });
  const parts = Array.from({ length: chunks }, (_, chunk) => {
    const progress = Math.round(100 * (chunk + 1) / chunks);
    const messages = said.slice(chunk * count, (chunk + 1) * count);
    const part = {
      metadata: { phase, chunk_order: chunk + 1, progress },
      threads: [{ id: customer, messages }],
    };
    return headed(number, { history: [part] });
  });
  const shown = said[0];
  return flagAt(input, "media") === true && shown ? [...parts, await mediaOf(world, number, shown)] : parts;
};

/** The file of a placeholder comes in a webhook of its own, under the same message id. */
async function mediaOf(world: World, number: RegisteredNumber, placeholder: JsonObject): Promise<JsonObject> {
  const bytes = await readSample(samples.photo);
  const { mime_type } = samples.photo;
  const stored = world.media.add({ number: number.phoneNumberId, origin: "customer", mime_type, bytes });
  const message = { ...placeholder, type: "image", image: webhookMedia(world, stored) };
  return headed(number, { messages: [message] });
}
