/**
 * POST /tickets/:id/messages: says something, in words, files or voice. The form
 * carries the message's id, so that a second press is the same message.
 *
 * Several files are several messages; the words are the caption of the first that
 * shows one, else a message after them. All files are looked at before any is sent,
 * so that a refusal leaves nothing half said.
 */

import { MEDIA_RULES, type StoredFile } from "../../../core/media/mod.ts";
import { type MessageBody, sendMessage } from "../../../core/messages/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";
import { authorOf } from "./_author.ts";
import { ticketOf } from "./_ticket.ts";
import { keepUpload, UPLOAD_LIMIT } from "./_upload.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { core } = ctx.state;
    const { ticketId, path } = ticketOf(ctx);
    const form = await ctx.form();
    const author = await authorOf(ctx);
    const [text, first] = [form.text("text"), form.text("id")];
    const voice = form.text("voice") === "1";
    const as = form.text("as") === "document" ? "document" as const : undefined;

    const files: StoredFile[] = [];
    for (const file of form.files("file")) {
      files.push(await keepUpload(ctx.state, file, voice ? "voice" : as));
    }
    for (const [i, body] of bodiesOf(text, files, voice, as).entries()) {
      await sendMessage(core, {
        id: first && (i === 0 ? first : `${first}.${i}`) || undefined,
        ticketId,
        author,
        body,
        replyTo: i === 0 && form.text("reply") || undefined,
        signed: form.text("signed") === "1",
      });
    }
    return done(ctx, path);
  },
}, { back: (ctx) => ticketOf(ctx).path, uploadLimit: UPLOAD_LIMIT });

function bodiesOf(
  text: string,
  files: readonly StoredFile[],
  voice: boolean,
  as: "document" | undefined,
): MessageBody[] {
  if (files.length === 0) return [{ type: "text", text }];
  const written = text.trim() !== "";
  const titled = written ? files.find(({ kind }) => kind && MEDIA_RULES[kind].caption) : undefined;
  const bodies: MessageBody[] = files.map((file) => ({
    type: "media",
    file,
    caption: file === titled ? text : null,
    voice,
    as,
  }));
  return written && !titled ? [...bodies, { type: "text", text }] : bodies;
}
