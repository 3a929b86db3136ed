/**
 * A message out of what somebody wants to say: the bubble as every screen shows
 * it and as the sender will take it apart again.
 */

import type { Media, MediaKind, StoredFile } from "../media/media.ts";
import { type FilledTemplate, type Template, templateParts } from "../templates/mod.ts";
import { aQueuedMessage } from "../threads/mod.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { UserName } from "../users/user.ts";
import { mediaKindOf } from "./check_body.ts";
import { kindOf } from "../media/media_kind.ts";
import type { Content, Quote } from "./content.ts";
import { cardName } from "./limits.ts";
import type { Message } from "./message.ts";
import type { MessageBody } from "./message_body.ts";

/** What a message is made of. */
export interface Composition {
  readonly id: string;
  readonly ticket: Ticket;
  readonly sentBy: UserName;
  readonly body: MessageBody;
  readonly quote: Quote | null;
  readonly signed: boolean;
  /** Of a template: the one that is meant, and what it says once filled in. */
  readonly template: { readonly template: Template; readonly filled: FilledTemplate } | null;
  readonly now: number;
}

/** The message, queued. */
export function composeMessage(of: Composition): Message {
  const { id, ticket, sentBy, quote, signed, now } = of;
  const { type, text, content, media } = saidBy(of);
  const { text: _, type: __, ...queued } = aQueuedMessage({
    id,
    ticket,
    text: "",
    origin: "agent",
    sentBy: { id: sentBy.id, publicName: sentBy.publicName },
    now,
  });
  return {
    ...queued,
    type,
    text,
    ...(content && { content }),
    ...(media && { media }),
    ...(quote && { quote }),
    ...(signed && { signed: true }),
  };
}

interface Said {
  readonly type: string;
  readonly text: string | null;
  readonly content?: Content;
  readonly media?: Media;
}

function saidBy({ body, template }: Composition): Said {
  switch (body.type) {
    case "text":
      return { type: "text", text: body.text };
    case "media": {
      const kind = mediaKindOf(body);
      return { type: kind, text: body.caption, media: mediaOf(body.file, kind, body.voice) };
    }
    case "location": {
      const { latitude, longitude, name, address, url } = body.location;
      return {
        type: "location",
        text: name || address || null,
        content: {
          kind: "location",
          latitude,
          longitude,
          ...(name && { name }),
          ...(address && { address }),
          ...(url && { url }),
        },
      };
    }
    case "contacts":
      return {
        type: "contacts",
        text: body.cards.map(cardName).join(", "),
        content: { kind: "contacts", cards: body.cards },
      };
    case "interactive": {
      const { header: file, interactive } = body;
      const content: Content = {
        kind: "interactive",
        ...interactive,
        ...(file && { header: { type: "media" } }),
      };
      return { type: "interactive", text: body.body, content, ...(file && { media: headerOf(file) }) };
    }
    case "template": {
      if (!template) throw new Error("a template message is made of its template");
      const { template: { id: templateId, name, language }, filled } = template;
      const { text, problems: _, ...parts } = filled;
      const asked = templateParts(template.template).header?.kind;
      return {
        type: "template",
        text,
        content: { kind: "template", templateId, name, language, ...parts },
        ...(body.header && isFile(asked) && { media: mediaOf(body.header, asked, false) }),
      };
    }
  }
}

const headerOf = (file: StoredFile) => mediaOf(file, kindOf(file.mimeType) ?? "document", false);
const isFile = (kind: string | undefined): kind is "image" | "video" | "document" =>
  kind === "image" || kind === "video" || kind === "document";

function mediaOf(file: StoredFile, kind: MediaKind, voice: boolean): Media {
  const { sha256, size, mimeType, filename, width, height, durationMs, animated, thumbnail, waveform } = file;
  return {
    kind,
    state: "stored",
    mimeType,
    filename,
    size,
    sha256,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(durationMs !== undefined && { durationMs }),
    ...(voice && { voice: true }),
    ...(animated && { animated }),
    ...(thumbnail && { thumbnail }),
    ...(waveform && { waveform }),
  };
}
