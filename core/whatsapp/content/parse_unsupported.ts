/**
 * What WhatsApp could not hand on, and what is known of it: a poll, an edit, a
 * file of the history that was not imported.
 */

import { asErrors, asText } from "../meta_json.ts";
import type { ContentParser } from "./content_parser.ts";

/** What it was and the error in its place; the error's words are the text. */
export const parseUnsupported: ContentParser = (body, item) => {
  const [error] = asErrors(item["errors"]);
  const of = item["type"] === "media_placeholder" ? "media_placeholder" : asText(body["type"]);
  const title = error?.title ?? null;
  return { text: title, content: { kind: "unsupported", of, code: error?.code ?? null, title } };
};
