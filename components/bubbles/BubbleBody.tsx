/** What a message says: its file, its words, or what its kind draws. */

import type { Message } from "../../core/messages/message.ts";
import { Icon } from "../Icon.tsx";
import { Kind } from "../Kind.tsx";
import { useReader } from "../reader.ts";
import { FormattedText } from "./FormattedText.tsx";
import { hasRareBody, rareKinds } from "./rare.ts";

/** Draws the body. */
export function BubbleBody(
  { message, onSubmit }: { message: Message; onSubmit?: ((submit: SubmitEvent) => void) | undefined },
) {
  const { t } = useReader();
  const { id, type, text, media, revokedAt, direction } = message;
  if (revokedAt !== undefined) {
    return (
      <p class="said">
        <Icon name="ban" /> {t(direction === "in" ? "revoked_by_customer" : "revoked_by_us")}{" "}
        <a href={`/messages/${id}/history`}>{t("see_what_it_said")}</a>
      </p>
    );
  }
  const rare = rareKinds();
  const file = media && rare && <rare.File message={message} media={media} onSubmit={onSubmit} />;
  if (!hasRareBody(message)) {
    // A document's name is shown with it; the parser gives it for want of a caption.
    const caption = text !== null && text !== media?.filename ? text : null;
    return (
      <>
        {file}
        {media && !rare && (
          <p class="kind">
            <Kind type={type} words={null} />
          </p>
        )}
        {caption && <FormattedText text={caption} />}
      </>
    );
  }
  if (rare) return <rare.Body message={message}>{file}</rare.Body>;
  return (
    <>
      {file}
      <p class="kind">
        <Kind type={type} words={text} />
      </p>
    </>
  );
}
