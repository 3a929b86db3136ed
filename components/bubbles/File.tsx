/** The file of a message, drawn as what it is. */

import { Document } from "./Document.tsx";
import { Picture, Sticker, Video } from "./Picture.tsx";
import type { FileProps } from "./rare.ts";
import { Sound } from "./Sound.tsx";
import { Waiting } from "./Waiting.tsx";

const KINDS = { image: Picture, sticker: Sticker, video: Video, audio: Sound, document: Document } as const;

/** Draws the file, or why it is not here. */
export function File({ message, media, onSubmit }: FileProps) {
  if (media.state !== "stored") return <Waiting message={message} media={media} onSubmit={onSubmit} />;
  const Kind = KINDS[media.kind];
  return <Kind id={message.id} media={media} />;
}
