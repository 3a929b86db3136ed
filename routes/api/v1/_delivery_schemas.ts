/** Deliveries and what came of them, as the API shows them. */

import { z } from "@hono/zod-openapi";
import { time } from "./_schemas.ts";

/** The states of a delivery. */
export const DeliveryState = z.enum(["pending", "processed", "set_aside"]).openapi("DeliveryState");

/** One raw webhook body, as this node's journal keeps it. */
export const Delivery = z.object({
  id: z.int(),
  received_at: time,
  size: z.int().openapi({ description: "Bytes." }),
  state: DeliveryState,
}).openapi("Delivery");

/** What came of one thing that a delivery said. */
export const Outcome = z.object({
  kind: z.string().openapi({
    description:
      "message, receipt, reaction, edit, revoke, call, identity_change, preference, address_book, " +
      "history_progress, group_update, template_update, account_update, handover, other.",
  }),
  word: z.string().nullable().openapi({ description: "Meta's word: a type, a status, an event, a field." }),
  provider_id: z.string().nullable(),
  target_id: z.string().nullable().openapi({ description: "Meta's id of the message it speaks of." }),
  at: time.nullable(),
  state: z.enum(["stored", "duplicate", "waiting", "no_effect", "unknown_number", "missing"]).openapi({
    description:
      "`duplicate`: it was there before this delivery came; `waiting`: kept for a message that has not " +
      "come; `missing`: it is not in the database (yet).",
  }),
  message_id: z.string().nullable(),
  ticket_id: z.string().nullable(),
  contact_id: z.string().nullable(),
}).openapi("Outcome");

/** A delivery with what came of it. */
export const DeliveryDetails = Delivery.extend({
  reason: z.string().nullable().openapi({ description: "Why it was set aside." }),
  outcomes: z.array(Outcome),
  body: z.string().openapi({ description: "The body as it came." }),
}).openapi("DeliveryDetails");

/** What a reprocessing did. */
export const Reprocessed = z.object({
  stored: z.int().openapi({ description: "Messages that had been missed." }),
  ignored: z.record(z.string(), z.int()).openapi({ description: "What was left aside, by reason." }),
}).openapi("Reprocessed");
