/**
 * How a message came: what it answers, how often it was forwarded, which ad or
 * product brought it, what Meta found wrong with it. May sit on any type.
 */

import type { MessageContext, Referral } from "../messages/content.ts";
import type { InboundMessage } from "../messages/inbound.ts";
import type { Said } from "./content/content_parser.ts";
import type { Head } from "./head.ts";
import { asErrors, asObject, asText, type MetaObject, present } from "./meta_json.ts";

/** The quote's id and the context, each only where there is one. */
export function parseContext(
  item: MetaObject,
  { source }: Pick<Head, "source">,
  { content }: Pick<Said, "content">,
): Pick<InboundMessage, "quotedId" | "context"> {
  const told = asObject(item["context"]);
  const quotedId = asText(told["id"]);
  // What could not be handed on consists of its error: it is not shown twice.
  const errors = content?.kind === "unsupported" ? [] : asErrors(item["errors"]);
  const context: MessageContext = present({
    forwarded: forwardedOf(told),
    referral: referralOf(item["referral"]),
    product: productOf(asObject(told["referred_product"])),
    errors: errors.length > 0 ? errors : null,
    source,
  });
  return {
    ...(quotedId ? { quotedId } : {}),
    ...(Object.keys(context).length > 0 ? { context } : {}),
  };
}

function forwardedOf(context: MetaObject): MessageContext["forwarded"] {
  if (context["frequently_forwarded"] === true) return "often";
  return context["forwarded"] === true ? "once" : undefined;
}

function productOf(product: MetaObject): MessageContext["product"] | null {
  const productId = asText(product["product_retailer_id"]);
  if (productId === null) return null;
  return { productId, ...present({ catalogId: asText(product["catalog_id"]) }) };
}

function referralOf(value: unknown): Referral | null {
  const told = asObject(value);
  const referral: Referral = present({
    sourceType: asText(told["source_type"]),
    sourceId: asText(told["source_id"]),
    sourceUrl: asText(told["source_url"]),
    headline: asText(told["headline"]),
    body: asText(told["body"]),
    mediaType: asText(told["media_type"]),
    imageUrl: asText(told["image_url"]),
    videoUrl: asText(told["video_url"]),
    thumbnailUrl: asText(told["thumbnail_url"]),
    clickId: asText(told["ctwa_clid"]),
    welcome: asText(asObject(told["welcome_message"])["text"]),
  });
  return Object.keys(referral).length > 0 ? referral : null;
}
