/** What the rest may know of Meta's JSON and the Graph API. */
export { createCloudChannel } from "./cloud_channel.ts";
export type { CloudClient } from "./cloud_client.ts";
export { errorAction } from "./error_action.ts";
export { parseWebhook, WEBHOOK_FIELDS } from "./parse_webhook.ts";
export { verifySignature } from "./verify_signature.ts";
export { webhookFields } from "./webhook_fields.ts";
