/** A text of up to 4,096 characters. */
import { contentObject, needText, refuseParameter } from "../refusal.ts";
import type { ContentReader } from "./message_content.ts";

/** Reads `text: { body, preview_url? }`. */
export const readText: ContentReader = (body) => {
  const given = contentObject(body, "text");
  const text = needText(given, "body", "text", 4096);
  const preview = given.preview_url;
  if (preview !== undefined && ![true, false, "true", "false"].some((known) => known === preview)) {
    refuseParameter("Param text['preview_url'] must be a boolean.");
  }
  const shown = preview === true || preview === "true" ? { preview_url: true } : {};
  return { type: "text", text, content: { type: "text", text: { body: text, ...shown } } };
};
