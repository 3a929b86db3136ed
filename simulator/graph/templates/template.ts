/**
 * A message template as WhatsApp keeps it for a WABA, one per name and language.
 *
 * `components` are Meta's own objects, as a business created them; the questions
 * that a send asks of them are in `template_shape.ts`.
 */
import type { JsonObject } from "../../json.ts";

export const templateStatuses = [
  "APPROVED",
  "PENDING",
  "REJECTED",
  "PAUSED",
  "DISABLED",
  "IN_APPEAL",
  "PENDING_DELETION",
  "LIMIT_EXCEEDED",
  "ARCHIVED",
] as const;

/** Whether it may be sent: only `APPROVED`. */
export type TemplateStatus = typeof templateStatuses[number];

/** One template in one language; also the JSON of the Graph API. */
export interface Template {
  id: string;
  name: string;
  language: string;
  status: TemplateStatus;
  category: "UTILITY" | "MARKETING" | "AUTHENTICATION";
  parameter_format: "POSITIONAL" | "NAMED";
  components: JsonObject[];
  quality_score: { score: "GREEN" | "YELLOW" | "RED" | "UNKNOWN"; date: number };
  rejected_reason: string;
}
