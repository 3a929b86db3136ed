/**
 * Whether WhatsApp would take what somebody wants to say, and the same mended
 * where mending is harmless. Asked before anything is read: a refusal here costs
 * nothing and is worded from its code.
 */

import { invalid } from "../errors.ts";
import type { MediaKind, StoredFile } from "../media/media.ts";
import { kindOf, limitFor, MEDIA_RULES, plainType } from "../media/media_kind.ts";
import type { ContactCard } from "./content.ts";
import { cardName, interactiveProblem, isPlace, lengthOf, LIMITS } from "./limits.ts";
import type { MessageBody } from "./message_body.ts";
import { plainText } from "./plain_text.ts";

/** The body as it is sent; refuses what WhatsApp would. */
export function checkBody(body: MessageBody): MessageBody {
  switch (body.type) {
    case "text":
      return { type: "text", text: checkText(body.text) };
    case "media":
      return checkMedia(body);
    case "location":
      if (!isPlace(body.location)) throw invalid("location_invalid", "This is no place on earth");
      return body;
    case "contacts":
      return { ...body, cards: checkCards(body.cards) };
    case "interactive":
      return checkInteractive(body);
    case "template":
      return body;
  }
}

/** Refuses what is longer than it may be once the signature stands in front of it. */
export function requireRoomFor(signature: string, body: MessageBody): void {
  if (body.type === "text") requireLength(signature + body.text, "text_too_long", LIMITS.text);
  if (body.type === "media" && body.caption !== null) {
    requireLength(signature + body.caption, "caption_too_long", LIMITS.caption);
  }
}

/** As what a file is sent. */
export function mediaKindOf(body: Extract<MessageBody, { type: "media" }>): MediaKind {
  const kind = kindOf(body.file.mimeType);
  if (body.as === "document" && kind !== null) return "document";
  if (body.as === "sticker" && kind !== "sticker") throw unsupported(body.file);
  if (kind === null) throw unsupported(body.file);
  return kind;
}

function checkText(draft: string): string {
  const text = plainText(draft);
  if (!text.trim()) throw invalid("text_empty", "There is nothing to send");
  requireLength(text, "text_too_long", LIMITS.text);
  return text;
}

function requireLength(text: string, code: string, limit: number): void {
  const length = lengthOf(text);
  if (length > limit) throw invalid(code, `This has at most ${limit} characters`, { limit, length });
}

function checkMedia(body: Extract<MessageBody, { type: "media" }>): MessageBody {
  const kind = mediaKindOf(body);
  checkFile(body.file, kind);
  if (body.voice && plainType(body.file.mimeType) !== "audio/ogg") throw unsupported(body.file);
  const written = body.caption === null ? "" : plainText(body.caption);
  const caption = MEDIA_RULES[kind].caption && written.trim() ? written : null;
  // Words that WhatsApp would not show must not vanish unsaid.
  if (caption === null && written.trim()) {
    throw invalid("caption_refused", "WhatsApp shows no words beside this kind of file", { kind });
  }
  if (caption !== null) requireLength(caption, "caption_too_long", LIMITS.caption);
  return { ...body, caption };
}

function checkFile({ filename, size, animated }: StoredFile, kind: MediaKind): void {
  const limit = limitFor(kind, { animated: animated === true });
  if (size === 0) throw invalid("media_empty", "This file is empty", { filename });
  if (size > limit) throw invalid("media_too_large", "This file is too large", { filename, limit, size });
}

const unsupported = ({ filename, mimeType }: StoredFile) =>
  invalid("media_type_unsupported", "WhatsApp does not take files of this type", {
    filename,
    type: mimeType,
  });

/** Refuses a header that is no picture, video or document, or not the kind that is wanted. */
export function checkHeaderFile(file: StoredFile, wanted?: string): "image" | "video" | "document" {
  const kind = wanted === "document" && kindOf(file.mimeType) !== null ? "document" : kindOf(file.mimeType);
  if (kind === null || kind === "audio" || kind === "sticker" || (wanted && kind !== wanted)) {
    throw unsupported(file);
  }
  checkFile(file, kind);
  return kind;
}

function checkCards(cards: readonly ContactCard[]): readonly ContactCard[] {
  if (cards.length === 0 || cards.some((card) => cardName(card) === null)) {
    throw invalid("contacts_empty", "A contact card has a name or a phone at least");
  }
  if (cards.length > LIMITS.cards) {
    throw invalid("contacts_too_many", "These are too many cards for one message", { limit: LIMITS.cards });
  }
  return cards;
}

function checkInteractive(body: Extract<MessageBody, { type: "interactive" }>): MessageBody {
  const text = plainText(body.body);
  const problem = interactiveProblem(text, body.interactive, body.header !== undefined);
  if (problem) {
    throw invalid("interactive_invalid", `WhatsApp would not take it: ${problem.field}`, { ...problem });
  }
  if (body.header) checkHeaderFile(body.header);
  return { ...body, body: text };
}
