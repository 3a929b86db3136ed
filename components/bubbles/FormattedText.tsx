/** What somebody wrote, drawn with its marks, lists, quotes and links; elements only, never markup. */

import { type ComponentChild, h } from "preact";
import { type Block, formatText, type Inline } from "../format_text.ts";

/** A few emoji and nothing else: they are drawn large. */
const FEW_EMOJI = /^(?:\p{Extended_Pictographic}[\p{Emoji_Modifier}\u200d\ufe0f]*\s?){1,4}$/u;

/** Draws a text. */
export function FormattedText({ text }: { text: string }) {
  if (text.length < 24 && FEW_EMOJI.test(text)) return <p class="said big">{text}</p>;
  return <>{formatText(text).map((block, key) => <Part key={key} block={block} />)}</>;
}

function Part({ block }: { block: Block }) {
  if (block.kind === "mono") return <pre class="mono">{block.text}</pre>;
  if (block.kind === "text") return <p class="said" dir="auto">{draw(block.children)}</p>;
  if (block.kind === "quote") return <blockquote class="said" dir="auto">{draw(block.children)}</blockquote>;
  const items = block.items.map((item, key) => <li key={key} dir="auto">{draw(item)}</li>);
  return block.start === null
    ? <ul class="said">{items}</ul>
    : <ol class="said" start={block.start}>{items}</ol>;
}

const TAGS = { b: "strong", i: "em", s: "s", code: "code" } as const;
const AWAY = { target: "_blank", rel: "noopener noreferrer nofollow" };

function draw(children: readonly Inline[]): ComponentChild[] {
  return children.map((child) => {
    if (typeof child === "string") return child;
    if ("mark" in child) return h(TAGS[child.mark], null, draw(child.children));
    return h("a", { href: child.href, ...AWAY }, child.text);
  });
}
