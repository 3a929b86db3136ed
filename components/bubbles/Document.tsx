/** A document: its name, what it is, how big, and the way to have it. */

import type { Media } from "../../core/media/media.ts";
import { Icon } from "../Icon.tsx";
import { useReader } from "../reader.ts";
import { sizeText } from "../sizes.ts";

/** Draws the document; the whole card fetches it. */
export function Document({ id, media }: { id: string; media: Media }) {
  const reader = useReader();
  const name = media.filename ?? reader.t("kind_document");
  const facts = [typeText(media), media.size === undefined ? "" : sizeText(reader, media.size)].filter(
    Boolean,
  );
  return (
    <a class="file" href={`/media/${id}?download`} download={name} title={reader.t("download")}>
      <Icon name="doc" />
      <span>
        <b class="cut">{name}</b>
        <small>{facts.join(" · ")}</small>
      </span>
      <Icon name="download" label={reader.t("download")} />
    </a>
  );
}

/** "PDF", "DOCX": the end of the name, else of the type. */
function typeText({ filename, mimeType }: Media): string {
  const end = /\.(\w{1,5})$/.exec(filename ?? "")?.[1] ?? /[/.](\w{1,5})$/.exec(mimeType)?.[1];
  return (end ?? "").toUpperCase();
}
