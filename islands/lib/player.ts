/**
 * Brings the players of voice notes and music to life: play and pause, seeking on
 * the wave, the time, the speed. One plays at a time; the speed is kept.
 *
 * The danger is that a redraw of the thread must not undo what is done here by
 * hand: so only what Sound.tsx draws the same for ever is touched.
 */

import type { Translate } from "../../components/reader.ts";
import { durationText } from "../../components/sizes.ts";

const SPEEDS = [1, 1.5, 2];
const WIDTH = 160;
let speed = 1;
let playing: HTMLAudioElement | null = null;

/** Listens to every player below `pane`; returns how to stop. */
export function startPlayers(pane: HTMLElement, t: Translate): () => void {
  const onClick = ({ target }: Event) => {
    if (!(target instanceof Element)) return;
    const player = playerOf(target);
    if (!player) return;
    if (target.closest("[data-play]")) toggle(player, t);
    if (target.closest("[data-speed]")) faster();
  };
  const onInput = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "range") return;
    const player = playerOf(target);
    if (player) seek(player, t, Number(target.value) / 1000);
  };
  pane.addEventListener("click", onClick);
  pane.addEventListener("input", onInput);
  return () => {
    pane.removeEventListener("click", onClick);
    pane.removeEventListener("input", onInput);
    playing?.pause();
    playing = null;
  };
}

interface Player {
  readonly root: HTMLElement;
  readonly audio: HTMLAudioElement;
}

function playerOf(inside: Element): Player | null {
  const root = inside.closest<HTMLElement>("[data-voice]");
  const audio = root?.querySelector("audio");
  return root && audio ? { root, audio } : null;
}

const alive = new WeakSet<HTMLAudioElement>();

function wake({ root, audio }: Player, t: Translate): void {
  if (alive.has(audio)) return;
  alive.add(audio);
  const show = () => draw({ root, audio }, t);
  for (const event of ["play", "pause", "timeupdate", "ended", "loadedmetadata"]) {
    audio.addEventListener(event, show);
  }
  // Of a <source> that cannot be played only the last one's failure is final.
  audio.querySelector("source:last-of-type")?.addEventListener("error", () => trouble(root, t));
}

function toggle(player: Player, t: Translate): void {
  wake(player, t);
  const { audio, root } = player;
  if (!audio.paused) return audio.pause();
  if (playing && playing !== audio) playing.pause();
  playing = audio;
  if (audio.ended) audio.currentTime = 0;
  audio.playbackRate = speed;
  audio.play().catch((error: unknown) => {
    // Somebody pressed pause before it began: no trouble.
    if (!(error instanceof DOMException && error.name === "AbortError")) trouble(root, t);
  });
}

function seek(player: Player, t: Translate, part: number): void {
  wake(player, t);
  const { audio } = player;
  const go = () => {
    if (Number.isFinite(audio.duration)) audio.currentTime = part * audio.duration;
  };
  if (audio.readyState > 0) return go();
  audio.addEventListener("loadedmetadata", go, { once: true });
  audio.preload = "metadata";
  audio.load();
}

function faster(): void {
  speed = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
  if (playing) playing.playbackRate = speed;
  for (const button of document.querySelectorAll("[data-speed]")) {
    button.textContent = `${speed.toLocaleString(document.documentElement.lang)}×`;
  }
}

function draw({ root, audio }: Player, t: Translate): void {
  const { currentTime, duration, paused } = audio;
  const part = duration > 0 && Number.isFinite(duration) ? currentTime / duration : 0;
  const button = root.querySelector("[data-play]");
  button?.setAttribute("aria-label", paused ? t("play_audio") : t("pause_audio"));
  button?.setAttribute("aria-pressed", String(!paused));
  const icon = button?.querySelector(".i");
  if (icon) icon.className = paused ? "i i-play" : "i i-pause";
  root.querySelector(".wave svg")?.setAttribute("width", String(Math.round(part * WIDTH)));
  const slider = root.querySelector<HTMLInputElement>("input[type=range]");
  if (slider) {
    slider.value = String(Math.round(part * 1000));
    slider.setAttribute("aria-valuetext", durationText(currentTime * 1000));
  }
  const time = root.querySelector("[data-time]");
  if (time && (currentTime > 0 || duration > 0)) {
    time.textContent = durationText((currentTime > 0 ? currentTime : duration) * 1000);
  }
}

function trouble(root: HTMLElement, t: Translate): void {
  const time = root.querySelector("[data-time]");
  if (time) time.textContent = t("audio_trouble");
}
