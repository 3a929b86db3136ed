/** A message of ours as the channel takes it: its words signed, its file by Meta's id. */

import { withHeaderMedia } from "../templates/mod.ts";
import type { Outgoing } from "./channel.ts";
import { lengthOf, LIMITS } from "./limits.ts";
import type { Message } from "./message.ts";
import { signatureOf } from "./signature.ts";

/** What is handed to Meta; throws a plain error for a message that nobody could have composed. */
export function outgoingOf(message: Message, mediaId: string | null): Outgoing {
  const { type, content, media } = message;
  if (content?.kind === "location") return { type: "location", location: content };
  if (content?.kind === "contacts") return { type: "contacts", contacts: content };
  if (content?.kind === "interactive") {
    const kind = media?.kind;
    const file = kind === "image" || kind === "video" || kind === "document";
    return {
      type: "interactive",
      body: message.text ?? "",
      interactive: content,
      ...(file && { header: { kind, mediaId: needed(mediaId), ...nameOf(media?.filename) } }),
    };
  }
  if (content?.kind === "template") {
    const { name, language, components } = content;
    const filled = media ? withHeaderMedia(components, needed(mediaId)) : components;
    return { type: "template", name, language, components: filled };
  }
  if (!media) return { type: "text", text: signed(message, LIMITS.text) };
  const file = { mediaId: needed(mediaId) };
  const words = signed(message, LIMITS.caption);
  const caption = words && { caption: words };
  switch (media.kind) {
    case "image":
    case "video":
      return { type: media.kind, ...file, ...caption };
    case "document":
      return { type: "document", ...file, ...caption, filename: media.filename ?? type };
    case "audio":
      return { type: "audio", ...file, voice: media.voice === true };
    case "sticker":
      return { type: "sticker", ...file };
  }
}

const nameOf = (filename: string | undefined) => filename === undefined ? {} : { filename };

function needed(mediaId: string | null): string {
  if (mediaId === null) throw new Error("a file that was not uploaded can't be sent");
  return mediaId;
}

/** Its words with its author's name in front; without it where there is no room (the author has another name now). */
function signed({ text, signed, sentBy }: Message, limit: number): string {
  if (!text || !signed || !sentBy) return text ?? "";
  const whole = signatureOf(sentBy.publicName) + text;
  return lengthOf(whole) > limit ? text : whole;
}
