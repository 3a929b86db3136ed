/**
 * Pictures, videos, sounds, documents and stickers, by the id of an upload or by
 * a link.
 *
 * As at Meta, an id that is not there is refused at once, but a file of the wrong
 * kind is accepted and fails with 131053 a moment later (`media_errors` moves that
 * to the front): an inbox that trusts the 200 shows a voice note nobody got.
 */
import type { JsonObject } from "../../json.ts";
import { bareType, classOf, type MediaClass, mediaClasses } from "../../media/media_types.ts";
import { isPlainPng } from "../../media/file_kind.ts";
import type { StoredMedia } from "../../media/media_store.ts";
import { contentObject, mayText, needText, needWebAddress, refuse, refuseParameter } from "../refusal.ts";
import type { ContentReader, MessageContent, Sender } from "./message_content.ts";

const hasCaption = (type: MediaClass) => type !== "audio" && type !== "sticker";

/** The reader for one class of media: `{ id } | { link }` with caption, filename, voice where they belong. */
export function mediaReader(type: MediaClass): ContentReader {
  return (body, sender) => {
    const given = contentObject(body, type);
    const caption = mayText(given, "caption", type, 1024);
    if (caption !== null && !hasCaption(type)) {
      refuseParameter(`Unexpected key "caption" on param "${type}".`);
    }
    const filename = mayText(given, "filename", type);
    if (filename !== null && type !== "document") {
      refuseParameter(`Unexpected key "filename" on param "${type}".`);
    }
    if (given.voice !== undefined && (type !== "audio" || typeof given.voice !== "boolean")) {
      refuseParameter(`Unexpected key "voice" on param "${type}".`);
    }
    const voice = given.voice === true;
    const file = mediaReference(given, type, type, sender, voice);
    const shown: JsonObject = {
      ...file.reference,
      ...(caption === null ? {} : { caption }),
      ...(filename === null ? {} : { filename }),
      ...(voice ? { voice } : {}),
    };
    return {
      type,
      text: caption,
      content: { type, [type]: shown },
      mediaId: file.mediaId,
      fails: file.fails,
    };
  };
}

/** A file named by exactly one of `id` and `link`, for a message, a header or a card. */
export function mediaReference(
  given: JsonObject,
  type: MediaClass,
  path: string,
  { world, number }: Sender,
  voice = false,
): Pick<MessageContent, "mediaId" | "fails"> & { reference: JsonObject } {
  if (given.id === undefined && given.link === undefined) {
    refuse(131008, `Parameter '${path}' must have an 'id' or a 'link'`);
  }
  if (given.id !== undefined && given.link !== undefined) {
    refuseParameter(`Only one of ${path}['id'] and ${path}['link'] may be given.`);
  }
  if (given.link !== undefined) return { reference: { link: needWebAddress(given, "link", path) } };
  const id = typeof given.id === "number" ? String(given.id) : needText(given, "id", path);
  const media = world.media.find(id);
  if (!media || media.number !== number.phoneNumberId) {
    refuse(131009, `Media ID ${id} is invalid or has expired.`);
  }
  const details = unfit(media, type, voice);
  if (details !== null && world.settings.media_errors === "sync") refuse(131053, details);
  return {
    reference: { id },
    mediaId: id,
    fails: details === null ? undefined : { code: 131053, details },
  };
}

/** Why WhatsApp cannot show this file as `type`, or null. */
function unfit(media: StoredMedia, type: MediaClass, voice: boolean): string | null {
  const { types } = mediaClasses[type];
  const name = type.charAt(0).toUpperCase() + type.slice(1);
  const kind = classOf(media.mime_type);
  // Any file that WhatsApp takes at all may travel as a document.
  if (kind !== type && (type !== "document" || kind === null)) {
    return `Unsupported ${name} mime type ${media.mime_type}. Please use one of ${types.join(", ")}.`;
  }
  if (voice && bareType(media.mime_type) !== "audio/ogg") {
    return `A voice message must be audio/ogg with the OPUS codec, received ${media.mime_type}.`;
  }
  const { filename, bytes } = media;
  // Meta goes by the name as well: what is not called .ogg is no Ogg to it.
  if (bareType(media.mime_type) === "audio/ogg" && filename !== null && !/\.ogg$/i.test(filename)) {
    return `The file name ${filename} does not fit its type ${media.mime_type}.`;
  }
  if (type === "image" && bareType(media.mime_type) === "image/png" && !isPlainPng(bytes)) {
    return "An image must have 8 bits per channel, RGB or RGBA.";
  }
  return null;
}
