/**
 * A file on the customer's screen: picture, film, player, link to the document.
 *
 * Only files of this server are loaded. A file that was sent as a link shows the
 * link: fetching it would tell a stranger who looks at this page.
 */
import { type JsonObject, textAt } from "../json.ts";
import { page as words } from "../texts.ts";
import type { World } from "../world.ts";

/** A file as its kind is shown; `members` may hold a caption or a name. */
export function Media({ world, kind, id, members }: {
  world: World;
  kind: string;
  id: string | null;
  members: JsonObject;
}) {
  const media = id === null ? null : world.media.find(id);
  const caption = textAt(members, "caption");
  const name = textAt(members, "filename") ?? media?.filename ?? words.bubble.kinds.document;
  const link = textAt(members, "link");
  const src = media && `/_sim/media/${media.id}`;
  return (
    <>
      {src === null && link === null && <span class="said soft">{words.bubble.noFile}</span>}
      {src === null && link !== null && <span class="said soft">{link}</span>}
      {src !== null && kind === "image" && (
        <img class="pic" src={src} alt={caption ?? words.bubble.kinds.image} />
      )}
      {src !== null && kind === "sticker" && (
        <img class="pic sticker" src={src} alt={words.bubble.kinds.sticker} />
      )}
      {src !== null && kind === "video" && (
        <video class="pic" src={src} controls preload="metadata" aria-label={words.bubble.kinds.video} />
      )}
      {src !== null && kind === "audio" && (
        <audio src={src} controls preload="none" aria-label={words.bubble.kinds.audio} />
      )}
      {src !== null && kind === "document" && <a class="said" href={src} download={name}>{name}</a>}
      {caption !== null && <span class="said">{caption}</span>}
    </>
  );
}
