import { createHmac } from "node:crypto";

/** The `X-Hub-Signature-256` of these bytes, as Meta computes it from the app's secret. */
export function sign(bytes: Uint8Array, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(bytes).digest("hex")}`;
}
