/**
 * Why a message did not go out, in the reader's words: by Meta's number or by a code of ours.
 *
 * There are many such sentences and few are ever needed, so a browser bundle holds
 * none: a page brings those of its own messages along, and an island that meets a
 * new one asks for its state again, which brings it.
 */

import type { Message, MessageError } from "../core/messages/message.ts";
import type { Reader } from "./reader.ts";

const keyOf = ({ code }: MessageError) => /^\d+$/.test(code) ? ["meta", code].join("_") : code;

/** The sentence; one that names the code where we have no words for it. */
export function failureText(reader: Reader, error: MessageError | null): string {
  if (!error) return reader.t("status_failed");
  const key = keyOf(error);
  return reader.has(key) ? reader.t(key) : reader.t("meta_other", { code: error.code });
}

/** The sentences for the failures among these messages, by key. */
export function failureWords(reader: Reader, messages: readonly Message[]): Record<string, string> {
  const errors = messages.flatMap(({ error }) => error ?? []);
  return Object.fromEntries(errors.map((error) => [keyOf(error), failureText(reader, error)]));
}

/** Whether a sentence for this message is still to be asked for. */
export function lacksWords(reader: Reader, { error }: Message): boolean {
  return error !== null && !reader.has(keyOf(error));
}
