/**
 * What somebody wants to say, before it is a message: what the composer, the API
 * and whatever sends by itself put together. Browser-safe.
 *
 * Files are here by name only (SHA-256): they have been stored and measured
 * (core/media) before anybody speaks of sending them.
 */

import type { StoredFile } from "../media/media.ts";
import type { TemplateParameters } from "../templates/fill_template.ts";
import type { ContactCard, Interactive, Location } from "./content.ts";

/** What is to be said. */
export type MessageBody =
  | { readonly type: "text"; readonly text: string }
  | {
    readonly type: "media";
    readonly file: StoredFile;
    readonly caption: string | null;
    /** A voice note: Ogg/Opus, one channel. */
    readonly voice: boolean;
    /** As what, where its type alone does not say. */
    readonly as?: "document" | "sticker" | undefined;
  }
  | { readonly type: "location"; readonly location: Omit<Location, "kind"> }
  | { readonly type: "contacts"; readonly cards: readonly ContactCard[] }
  | {
    readonly type: "interactive";
    readonly body: string;
    readonly interactive: Omit<Interactive, "kind">;
    /** The file above the body. */
    readonly header?: StoredFile | undefined;
  }
  | {
    readonly type: "template";
    readonly templateId: string;
    readonly parameters: TemplateParameters;
    /** The file of a header that is one. */
    readonly header?: StoredFile | undefined;
  };
