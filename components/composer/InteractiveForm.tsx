/** Buttons, a list, a link or a request, put together field by field within WhatsApp's limits. */

import type { Interactive } from "../../core/messages/content.ts";
import { bodyLimit, LIMITS } from "../../core/messages/limits.ts";
import type { TextKey } from "../../locales/mod.ts";
import { useText } from "../reader.ts";
import { Field } from "./Field.tsx";
import { Hidden } from "./Hidden.tsx";

/** What can be asked. */
export type InteractiveKind = Interactive["action"]["type"];

/** The kinds, in the order in which they are offered, and what they are called. */
export const INTERACTIVE_KINDS: readonly (readonly [InteractiveKind, TextKey])[] = [
  ["buttons", "interactive_buttons"],
  ["list", "interactive_list"],
  ["link", "interactive_link"],
  ["request_location", "interactive_request_location"],
  ["request_contact", "interactive_request_contact"],
];

/** Rows shown at once; the others are folded away. */
const ROWS_SHOWN = 3;

/** Draws the choice of kinds and the form of one. */
export function InteractiveForm(
  { action, kind, messageId, typed }: {
    action: string;
    kind: InteractiveKind;
    messageId: string;
    typed: Readonly<Record<string, string>>;
  },
) {
  const t = useText();
  const field = (name: string) => ({ name, value: typed[name] ?? "" });
  const asks = kind.startsWith("request");
  const limit = kind === "list" ? LIMITS.listBody : bodyLimit({ type: "request_location" });
  return (
    <>
      <nav class="tabs">
        {INTERACTIVE_KINDS.map(([one, words]) => (
          <a key={one} href={`${action}?kind=${one}`} aria-current={one === kind ? "page" : undefined}>
            {t(words)}
          </a>
        ))}
      </nav>
      <form method="post" action={action}>
        <Hidden changes of={{ id: messageId, kind }} />
        {!asks && <Field {...field("header")} label={t("interactive_header")} limit={LIMITS.header} />}
        <Field {...field("body")} label={t("interactive_body")} limit={limit} long required />
        {!asks && <Field {...field("footer")} label={t("interactive_footer")} limit={LIMITS.footer} />}
        {kind === "buttons" && [1, 2, 3].map((n) => (
          <Field
            key={n}
            {...field(`button.${n}`)}
            label={t("interactive_button", { n })}
            limit={LIMITS.buttonTitle}
            required={n === 1}
          />
        ))}
        {kind === "list" && <ListFields typed={typed} />}
        {kind === "link" && (
          <>
            <Field
              {...field("title")}
              label={t("interactive_link_title")}
              limit={LIMITS.linkTitle}
              required
            />
            <Field {...field("url")} label={t("interactive_link_url")} type="url" required />
          </>
        )}
        <button class="btn go" type="submit">{t("send")}</button>
      </form>
    </>
  );
}

function ListFields({ typed }: { typed: Readonly<Record<string, string>> }) {
  const t = useText();
  const field = (name: string) => ({ name, value: typed[name] ?? "" });
  const rows = Array.from({ length: LIMITS.rows }, (_, i) => i + 1);
  const row = (n: number) => (
    <div key={n}>
      {n > 1 && (
        <Field {...field(`section.${n}`)} label={t("interactive_section")} limit={LIMITS.sectionTitle} />
      )}
      <div class="row-fields">
        <Field
          {...field(`row.${n}`)}
          label={t("interactive_row", { n })}
          limit={LIMITS.rowTitle}
          required={n === 1}
        />
        <Field {...field(`hint.${n}`)} label={t("interactive_row_hint")} limit={LIMITS.rowDescription} />
      </div>
    </div>
  );
  return (
    <>
      <Field
        {...field("list_button")}
        label={t("interactive_list_button")}
        limit={LIMITS.listButton}
        required
      />
      <Field {...field("section.1")} label={t("interactive_section")} limit={LIMITS.sectionTitle} />
      {rows.slice(0, ROWS_SHOWN).map(row)}
      <details open={rows.slice(ROWS_SHOWN).some((n) => typed[`row.${n}`])}>
        <summary class="btn">{t("interactive_more_rows")}</summary>
        {rows.slice(ROWS_SHOWN).map(row)}
      </details>
    </>
  );
}
