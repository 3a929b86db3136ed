/**
 * What a message is when there is no room for it: an icon and a word, as a row of
 * the list, a quote and an announcement say it. The list's page carries these words,
 * so there is one for each kind and no more.
 */

import type { TextKey } from "../locales/mod.ts";
import type { IconName } from "./Icon.tsx";

/** The icon and the word of each type; what is only text has none. */
const KINDS: Readonly<Record<string, readonly [IconName, TextKey]>> = {
  image: ["image", "kind_image"],
  video: ["video", "kind_video"],
  audio: ["mic", "kind_audio"],
  document: ["doc", "kind_document"],
  sticker: ["smile", "kind_sticker"],
  location: ["pin", "kind_location"],
  contacts: ["user", "kind_contacts"],
  order: ["cart", "kind_order"],
  template: ["template", "kind_template"],
  interactive: ["reply", "kind_interactive"],
  button: ["reply", "kind_interactive"],
  call: ["phone", "kind_call"],
  revoked: ["ban", "kind_revoked"],
  unsupported: ["unknown", "kind_unsupported"],
};

/** The icon and the word's key of a type; null: a text, or a type nobody knows. */
export function kindOf(type: string): readonly [IconName, TextKey] | null {
  return Object.hasOwn(KINDS, type) ? KINDS[type] as readonly [IconName, TextKey] : null;
}
