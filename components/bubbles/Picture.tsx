/** Pictures, stickers and videos: small ones of a known size, so that nothing moves when they come; the whole on tap. */

import type { Media } from "../../core/media/media.ts";
import { Icon } from "../Icon.tsx";
import { useText } from "../reader.ts";

const WIDEST = 280;
const HIGHEST = 320;
const STICKER = 160;

interface Shown {
  id: string;
  media: Media;
}

/** Draws a picture that leads to the whole. */
export function Picture({ id, media }: Shown) {
  const t = useText();
  const whole = `/media/${id}`;
  const label = t("open_picture");
  return (
    <a class="thumb" href={whole} data-act="view" title={label} aria-label={label}>
      {media.thumbnail
        ? (
          <img
            src={`${whole}/thumbnail`}
            alt=""
            loading="lazy"
            decoding="async"
            {...sized(media, WIDEST, HIGHEST)}
          />
        )
        : (
          <span class="no-thumb">
            <Icon name="image" />
            {t("open_picture")}
          </span>
        )}
    </a>
  );
}

/** Draws a sticker; one that moves is shown whole. */
export function Sticker({ id, media }: Shown) {
  const t = useText();
  const still = media.thumbnail && !media.animated;
  return (
    <img
      class="sticker"
      src={`/media/${id}${still ? "/thumbnail" : ""}`}
      alt={t("kind_sticker")}
      loading="lazy"
      decoding="async"
      {...sized(media, STICKER, STICKER)}
    />
  );
}

/** Draws a video with the browser's own controls; nothing of it is fetched before it is played. */
export function Video({ id, media }: Shown) {
  const t = useText();
  const { width, height } = sized(media, WIDEST, HIGHEST);
  return (
    <video
      class="thumb"
      controls
      playsInline
      preload="none"
      aria-label={t("kind_video")}
      src={`/media/${id}`}
      poster={media.thumbnail ? `/media/${id}/thumbnail` : undefined}
      width={width}
      height={height}
    />
  );
}

/** The size in which it is shown: within bounds, in its own proportions. */
export function sized({ width, height }: Media, widest: number, highest: number) {
  if (!width || !height) return { width: widest, height: Math.round(Math.min(highest, widest * 0.75)) };
  const scale = Math.min(widest / width, highest / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
