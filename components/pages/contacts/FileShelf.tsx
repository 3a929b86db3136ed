/**
 * Files of one kind: pictures as a grid of small ones, documents and voice as a list.
 *
 * A file is addressed by its message, so whoever may not see the thread gets nothing for the address. Large things
 * load on a tap only: a phone on a mobile line opens this page too.
 */

import type { ContactFile, MediaShelf } from "../../../core/contacts/contact_screen.ts";
import { Icon } from "../../Icon.tsx";
import { momentText } from "../../moments.ts";
import { useReader } from "../../reader.ts";
import { durationText, sizeText } from "../../sizes.ts";

/** Draws the files. */
export function FileShelf(
  { shelf, files, now }: { shelf: MediaShelf; files: readonly ContactFile[]; now: number },
) {
  if (shelf === "pictures") {
    return <ul class="shots">{files.map((file) => <Shot key={file.messageId} file={file} now={now} />)}</ul>;
  }
  const Entry = shelf === "documents" ? Paper : Voice;
  return <ul class="entries">{files.map((file) => <Entry key={file.messageId} file={file} now={now} />)}</ul>;
}

interface EntryProps {
  file: ContactFile;
  now: number;
}

const addressOf = ({ messageId }: ContactFile) => `/media/${messageId}`;

function useOrigin({ file, now }: EntryProps): string {
  const reader = useReader();
  const time = momentText(reader, file.at, now);
  return reader.t(file.direction === "in" ? "media_from_customer" : "media_from_us", { time });
}

function Shot({ file, now }: EntryProps) {
  const { t } = useReader();
  const origin = useOrigin({ file, now });
  const kind = file.kind === "video" || file.kind === "sticker" ? file.kind : "image";
  const word = `${t(`kind_${kind}`)}. ${origin}`;
  return (
    <li>
      <a href={addressOf(file)} title={origin}>
        {file.thumbnail
          ? <img src={`${addressOf(file)}/thumbnail`} alt={word} loading="lazy" width="96" height="96" />
          : <Icon name={file.kind === "video" ? "video" : "image"} label={word} />}
        {file.kind === "video" && file.durationMs !== null && <small>{durationText(file.durationMs)}</small>}
      </a>
    </li>
  );
}

function Paper({ file, now }: EntryProps) {
  const reader = useReader();
  const { t } = reader;
  const origin = useOrigin({ file, now });
  const facts = [file.size === null ? null : sizeText(reader, file.size), origin];
  return (
    <li>
      <Icon name="doc" />
      <a class="grow" href={addressOf(file)}>
        {file.filename ?? t("kind_document")}
        <small>{facts.filter(Boolean).join(" · ")}</small>
      </a>
      <a class="ib" href={`${addressOf(file)}?download`} title={t("download")}>
        <Icon name="download" label={t("download")} />
      </a>
    </li>
  );
}

function Voice({ file, now }: EntryProps) {
  const { t } = useReader();
  const origin = useOrigin({ file, now });
  return (
    <li>
      <div class="grow">
        <audio controls preload="none" aria-label={t("kind_audio")}>
          <source src={addressOf(file)} type={file.mimeType} />
          <source src={`${addressOf(file)}?as=wav`} type="audio/wav" />
        </audio>
        <small>
          {file.durationMs !== null && `${durationText(file.durationMs)} · `}
          {origin}
        </small>
      </div>
      <a class="ib" href={`${addressOf(file)}?download`} title={t("download")}>
        <Icon name="download" label={t("download")} />
      </a>
    </li>
  );
}
