/**
 * An emoji on a message, or none to take it back.
 *
 * The target must be a message of this very conversation and at most thirty days
 * old; a reaction that is accepted for an unknown message would hide an inbox that
 * mixes up its ids.
 */
import { contentObject, needText, refuse, refuseParameter } from "../refusal.ts";
import type { ContentReader } from "./message_content.ts";

const targetLifeMs = 30 * 24 * 60 * 60 * 1000;
const emojis = /^(\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3)/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Reads `reaction: { message_id, emoji }`. */
export const readReaction: ContentReader = (body, { world, number }) => {
  const given = contentObject(body, "reaction");
  const message_id = needText(given, "message_id", "reaction");
  const { emoji } = given;
  if (typeof emoji !== "string") refuseParameter("The parameter reaction['emoji'] is required.");
  if (emoji !== "" && (!emojis.test(emoji) || [...graphemes.segment(emoji)].length !== 1)) {
    refuse(131009, "Param reaction['emoji'] must be a single emoji.");
  }
  if (body.context !== undefined) refuse(131009, "A reaction message cannot be a reply.");
  const target = world.messages.get(message_id);
  if (!target || target.number !== number.phoneNumberId || target.type === "reaction") {
    refuse(131009, "Reaction message_id is invalid.");
  }
  if (world.clock.now() - target.at > targetLifeMs) {
    refuse(131009, "The message reacted to is older than 30 days.");
  }
  return {
    type: "reaction",
    text: emoji,
    content: { type: "reaction", reaction: { message_id, emoji } },
    reactsTo: message_id,
  };
};
