/** GET /journal/:id/body: the bytes as Meta posted them, as a download. */

import { contentDisposition } from "../../../web/mod.ts";
import { define } from "../../_state.ts";
import { deliveryOf } from "./_delivery.ts";

export const handler = define.handlers({
  GET(ctx) {
    const { id, body } = deliveryOf(ctx);
    return new Response(new Uint8Array(body), {
      headers: {
        "content-type": "application/octet-stream",
        "content-disposition": contentDisposition("attachment", `delivery-${id}.json`),
        "content-security-policy": "sandbox",
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  },
});
