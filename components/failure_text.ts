/**
 * Sentences that a thread may need and hardly ever does: why a message did not go
 * out or its file did not come, by Meta's number or by a code of ours, and what its
 * system lines say.
 *
 * There are many and few are ever needed, so a browser bundle holds none: a page
 * brings those of its own messages along, and an island that meets a new one asks
 * for its state again, which brings it.
 */

import type { Message, MessageError } from "../core/messages/message.ts";
import type { Reader } from "./reader.ts";
import { lineKey, otherLine } from "./system_text.ts";

const keyOf = ({ code }: MessageError) => /^\d+$/.test(code) ? ["meta", code].join("_") : code;

/** The sentence; one that names the code where we have no words for it. */
export function failureText(reader: Reader, error: MessageError | null): string {
  if (!error) return reader.t("status_failed");
  const key = keyOf(error);
  return reader.has(key) ? reader.t(key) : reader.t("meta_other", { code: error.code });
}

/** The sentences that these messages need, by key. */
export function failureWords(reader: Reader, messages: readonly Message[]): Record<string, string> {
  const errors = messages.flatMap(errorsOf).map((error) => [keyOf(error), failureText(reader, error)]);
  const lines = messages.flatMap(linesOf).map((code) => {
    const key = lineKey(code);
    return [key, reader.has(key) ? reader.t(key) : otherLine(reader, code)];
  });
  return Object.fromEntries([...errors, ...lines]);
}

/** Whether a sentence for this message is still to be asked for. */
export function lacksWords(reader: Reader, message: Message): boolean {
  return [...errorsOf(message).map(keyOf), ...linesOf(message).map(lineKey)].some((key) => !reader.has(key));
}

function errorsOf({ error, media, context }: Message): MessageError[] {
  const file = media?.state === "failed" ? [{ code: media.error ?? "media_failed" }] : [];
  return [...error ? [error] : [], ...file, ...context?.errors ?? []];
}

const linesOf = ({ type, text }: Message): string[] => type === "system" ? [text ?? ""] : [];
