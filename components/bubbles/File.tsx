/** The file of a message, drawn as what it is. */

import type { Message } from "../../core/messages/message.ts";
import type { Media } from "../../core/media/media.ts";
import { Document } from "./Document.tsx";
import { Picture, Sticker, Video } from "./Picture.tsx";
import { Sound } from "./Sound.tsx";
import { Waiting } from "./Waiting.tsx";

const KINDS = { image: Picture, sticker: Sticker, video: Video, audio: Sound, document: Document } as const;

/** Draws the file, or why it is not here. */
export function File(
  { message, media, onSubmit }: {
    message: Message;
    media: Media;
    onSubmit?: ((submit: SubmitEvent) => void) | undefined;
  },
) {
  if (media.state !== "stored") return <Waiting message={message} media={media} onSubmit={onSubmit} />;
  const Kind = KINDS[media.kind];
  return <Kind id={message.id} media={media} />;
}
