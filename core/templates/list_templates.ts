/** The templates that a connection can send, found by words of their name or text, whatever their accents. */

import type { Reader } from "../db/mod.ts";
import { isSendable, type Template } from "./template.ts";
import { templateParts } from "./template_parts.ts";
import { listAllTemplates } from "./template_store.ts";

/** Which templates. */
export interface ListTemplates {
  readonly connectionId: string;
  /** Words that all have to be in its name or body. */
  readonly search?: string | undefined;
  /** Meta's language code; a bare language ("pt") takes its countries too. */
  readonly language?: string | undefined;
  /** Those that can't be sent now as well, with their status. */
  readonly all?: boolean;
}

/** The templates, by name and language. An account has a few hundred at most: they are sifted here. */
export async function listTemplates(reader: Reader, order: ListTemplates): Promise<Template[]> {
  const { connectionId, search = "", language = "", all = false } = order;
  const words = plain(search).split(/[\s_]+/).filter(Boolean);
  return (await listAllTemplates(reader, connectionId)).filter((template) => {
    if (!all && (!isSendable(template) || templateParts(template).unsupported !== null)) return false;
    if (language && template.language !== language && !template.language.startsWith(`${language}_`)) {
      return false;
    }
    const said = plain(`${template.name} ${templateParts(template).body.text}`);
    return words.every((word) => said.includes(word));
  });
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
