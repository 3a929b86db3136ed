/**
 * Choosing an emoji: by group, by a word of it (whatever its accents), or one of
 * those used last. Arrows walk, Enter takes, Esc closes.
 */

import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../components/Icon.tsx";
import { useText } from "../../components/reader.ts";
import { atBuild } from "./emoji_list_at_build.ts";

type Emoji = readonly [char: string, name: string, words: string];

const RECENT = "emoji recent";
const RECENT_SHOWN = 32;
const FOUND_SHOWN = 120;
// Its data is in the bundle by then: what was asked while building is only parsed here.
const groups = await atBuild(document.documentElement.lang);
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
let index: readonly (readonly [Emoji, string])[] | undefined;

function find(text: string): readonly Emoji[] {
  index ??= groups.flatMap(([, list]) => list.map((one) => [one, plain(`${one[1]} ${one[2]}`)] as const));
  const words = plain(text).split(/\s+/);
  // A name that is the very word goes first, then whole words, then pieces.
  const score = ([[, name], said]: readonly [Emoji, string]) =>
    plain(name).startsWith(words.join(" "))
      ? name.length / 1000
      : words.every((word) => said.split(" ").includes(word))
      ? 1
      : 2;
  return index.filter(([, said]) => words.every((word) => said.includes(word)))
    .sort((a, b) => score(a) - score(b)).slice(0, FOUND_SHOWN).map(([one]) => one);
}

function recent(): readonly Emoji[] {
  const known = new Set<string>(JSON.parse(localStorage.getItem(RECENT) ?? "[]"));
  return [...known].map((char) => [char, char, ""]);
}

/** Draws the panel; `title` says what the emoji is for. */
export function EmojiPanel(
  { title, onPick, onClose }: { title: string; onPick: (emoji: string) => void; onClose: () => void },
) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const used = recent();
  const [group, setGroup] = useState(used.length ? -1 : 0);
  const [text, setText] = useState("");
  const shown = text.trim() ? find(text.trim()) : group < 0 ? used : groups[group]?.[1] ?? [];

  useEffect(() => {
    box.current?.querySelector("input")?.focus();
    const outside = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target)) onClose();
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, []);

  function take(char: string) {
    const kept = [char, ...recent().map(([one]) => one).filter((one) => one !== char)].slice(0, RECENT_SHOWN);
    localStorage.setItem(RECENT, JSON.stringify(kept));
    onPick(char);
  }

  return (
    <div
      class="emoji"
      role="dialog"
      aria-label={title}
      ref={box}
      onKeyDown={(key) => walk(key, onClose)}
    >
      <input
        class="in-box"
        type="search"
        placeholder={t("emoji_search")}
        aria-label={t("emoji_search")}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div class="emoji-tabs">
        {[-1, ...groups.keys()].map((at) => {
          const [name, list] = groups[at] ?? [t("emoji_recent"), []];
          return (
            <button
              key={at}
              class="ib"
              type="button"
              title={name}
              aria-label={name}
              aria-pressed={!text && at === group}
              onClick={() => setGroup(at)}
            >
              {list[0]?.[0] ?? <Icon name="clock" />}
            </button>
          );
        })}
      </div>
      <div class="emoji-list" aria-live="polite">
        {shown.map(([char, name]) => (
          <button
            key={char}
            class="ib"
            type="button"
            title={name}
            aria-label={name}
            onClick={() => take(char)}
          >
            {char}
          </button>
        ))}
        {shown.length === 0 && <p class="sys">{t("emoji_none")}</p>}
      </div>
    </div>
  );
}

function walk(event: KeyboardEvent, onClose: () => void): void {
  event.stopPropagation();
  const { key, currentTarget, target } = event;
  if (key === "Escape") onClose();
  if (!(currentTarget instanceof HTMLElement) || !key.startsWith("Arrow")) return;
  const all = [...currentTarget.querySelectorAll<HTMLElement>(".emoji-list button")];
  const at = all.findIndex((one) => one === target);
  // In the field, sideways moves the caret.
  if (at < 0 && key !== "ArrowDown") return;
  const row = all.filter(({ offsetTop }) => offsetTop === all[0]?.offsetTop).length;
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row };
  const next = at < 0 ? 0 : at + (steps[key] ?? 0);
  if (next < 0) currentTarget.querySelector("input")?.focus();
  else all[Math.min(next, all.length - 1)]?.focus();
  event.preventDefault();
}
