/**
 * Files that were chosen and wait above the field: looked at, given captions, left
 * out again. Each becomes a message of its own, in this order.
 *
 * What WhatsApp would refuse is said here, before anything is uploaded, and stays
 * with its reason while the rest goes; the server looks again. Pictures go small
 * unless the original is asked for; as a document, nobody makes them smaller later.
 */

import { Icon } from "../../components/Icon.tsx";
import { useReader, useText } from "../../components/reader.ts";
import { sizeText } from "../../components/sizes.ts";
import { CAPTION_LIMIT, kindOf, limitFor, MEDIA_RULES, mediaProblem } from "../../core/media/media_kind.ts";
import type { Said } from "./outbox.ts";
import { shrinkImage } from "./shrink_image.ts";
import { unsentFile } from "./unsent_file.ts";

/** A chosen file. */
export interface TrayItem {
  readonly file: File;
  readonly preview: string | null;
  caption: string;
  original: boolean;
  document: boolean;
}

/** The chosen files and how they are shown. */
export interface Tray {
  readonly items: readonly TrayItem[];
  add(files: readonly File[]): void;
  /** Takes out what can be sent: one message a file; the text is the first caption there is room for, else a message after them. */
  take(text: string): Promise<Said[]>;
  View(): preact.JSX.Element;
}

const isImage = ({ type }: File) => type.startsWith("image/");
const canBeDocument = ({ type }: File) => ["image", "video"].includes(kindOf(type) ?? "");
const shrinks = ({ file, original, document }: TrayItem) => isImage(file) && !original && !document;
const sentAs = ({ file, document }: TrayItem) => document ? "document" : kindOf(file.type);
const problemOf = (item: TrayItem) => {
  const { type: mimeType, size } = item.file;
  if (size === 0) return "media_empty";
  if (shrinks(item)) return null;
  const kind = sentAs(item);
  return kind ? mediaProblem({ kind, mimeType, size }) : "media_type_unsupported";
};
const takesCaption = (item: TrayItem) => isImage(item.file) || MEDIA_RULES[sentAs(item) ?? "audio"].caption;

/** Opens a tray; `onChange` is told to draw anew. */
export function openTray(onChange: () => void): Tray {
  let items: TrayItem[] = [];
  const set = (next: TrayItem[]) => {
    items = next;
    onChange();
  };
  return {
    get items() {
      return items;
    },
    add(files) {
      set([
        ...items,
        ...files.map((file) => ({
          file,
          preview: isImage(file) ? URL.createObjectURL(file) : null,
          caption: "",
          original: false,
          document: false,
        })),
      ]);
    },
    async take(text) {
      const good = items.filter((item) => problemOf(item) === null);
      const first = good.find((item) => takesCaption(item) && !item.caption);
      const fits = first && Array.from(text).length <= CAPTION_LIMIT;
      const said: Said[] = [];
      for (const item of good) {
        const { preview, document } = item;
        const file = shrinks(item) ? await shrinkImage(item.file) : item.file;
        const more: Record<string, string> = document ? { as: "document" } : {};
        const caption = item === first && fits ? text : item.caption;
        said.push({ text: caption, file: unsentFile(file, { name: file.name, preview, more }) });
      }
      if (text && !fits) said.push({ text });
      set(items.filter((item) => !good.includes(item)));
      return said;
    },
    View: () => <TrayView items={items} onChange={set} />,
  };
}

function TrayView({ items, onChange }: { items: TrayItem[]; onChange: (items: TrayItem[]) => void }) {
  const t = useText();
  return (
    <ul class="tray" aria-label={t("files_to_send")}>
      {items.map((item) => (
        <li key={item.preview ?? item.file.name + item.file.size}>
          {item.preview ? <img src={item.preview} alt="" /> : <Icon name="doc" />}
          <div class="grow">
            <p class="cut">{item.file.name}</p>
            <Facts item={item} onChange={() => onChange([...items])} />
            {items.length > 1 && takesCaption(item) && (
              <input
                class="in-box"
                aria-label={t("caption_of", { name: item.file.name })}
                placeholder={t("caption")}
                maxLength={CAPTION_LIMIT}
                value={item.caption}
                onInput={({ currentTarget }) => item.caption = currentTarget.value}
              />
            )}
          </div>
          <button
            class="ib"
            type="button"
            title={t("leave_out")}
            onClick={() => onChange(items.filter((one) => one !== item))}
          >
            <Icon name="x" label={`${t("leave_out")}: ${item.file.name}`} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Facts({ item, onChange }: { item: TrayItem; onChange: () => void }) {
  const reader = useReader();
  const { t } = reader;
  const problem = problemOf(item);
  const limit = megabytes(limitFor(sentAs(item) ?? "document"));
  return (
    <>
      {problem
        ? <p class="wrong" role="alert">{t(problem, { limit })}</p>
        : <p>{sizeText(reader, item.file.size)}</p>}
      {isImage(item.file) && !item.document && (
        <Tick words={t("send_original")} item={item} of="original" onChange={onChange} />
      )}
      {canBeDocument(item.file) && (
        <Tick words={t("send_as_document")} item={item} of="document" onChange={onChange} />
      )}
    </>
  );
}

function Tick(
  { words, item, of, onChange }: {
    words: string;
    item: TrayItem;
    of: "original" | "document";
    onChange: () => void;
  },
) {
  return (
    <label>
      <input
        type="checkbox"
        checked={item[of]}
        onChange={({ currentTarget }) => {
          item[of] = currentTarget.checked;
          onChange();
        }}
      />
      {words}
    </label>
  );
}

const megabytes = (bytes: number) => String(Math.max(0.1, Math.round(bytes / 104857.6) / 10));
