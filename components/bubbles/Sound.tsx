/**
 * A voice note or music: play, a wave to seek on, the time, the speed. Beneath lies
 * a plain <audio>, which is what a browser without scripts shows instead.
 *
 * The buttons are brought to life by islands/lib/player.ts, which changes what is
 * drawn here by hand; so nothing in here may depend on what changes meanwhile.
 */

import type { Media } from "../../core/media/media.ts";
import { Icon } from "../Icon.tsx";
import { useText } from "../reader.ts";
import { durationText } from "../sizes.ts";

const HEIGHT = 28;
const STEP = 4;
const BARS = 40;

/** Draws the player. */
export function Sound({ id, media }: { id: string; media: Media }) {
  const t = useText();
  const { voice, durationMs, mimeType } = media;
  const word = t(voice ? "kind_voice" : "kind_audio");
  const length = durationMs === undefined ? "–:––" : durationText(durationMs);
  const wave = wavePath(media.waveform ?? []);
  return (
    <div class="voice" role="group" aria-label={`${word} ${length}`} data-voice={id}>
      <button class="ib go" type="button" data-play="" aria-pressed="false" aria-label={t("play_audio")}>
        <Icon name="play" />
      </button>
      <span class="track">
        <svg
          class="wave"
          viewBox={`0 0 ${BARS * STEP} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path d={wave} />
          <svg width="0" height={HEIGHT}>
            <path class="heard" d={wave} />
          </svg>
        </svg>
        <input type="range" min="0" max="1000" defaultValue="0" aria-label={t("seek_audio")} />
        <span class="meta">
          <Icon name={voice ? "mic" : "music"} />
          <span data-time="">{length}</span>
        </span>
      </span>
      <button class="btn speed" type="button" data-speed="" aria-label={t("audio_speed")}>1×</button>
      <audio controls preload="none">
        <source src={`/media/${id}`} type={mimeType} />
        <source src={`/media/${id}?as=wav`} type="audio/wav" />
      </audio>
    </div>
  );
}

/** A bar for each step of loudness; music, whose loudness is not known, is a row of dots. */
function wavePath(loudness: readonly number[]): string {
  return Array.from({ length: BARS }, (_, bar) => {
    const loud = loudness[Math.floor(bar * loudness.length / BARS)] ?? 0;
    const half = Math.round(1 + Math.min(99, loud) * (HEIGHT / 2 - 2) / 99);
    return `M${bar * STEP + 2} ${HEIGHT / 2 - half}v${half * 2}`;
  }).join("");
}
