/**
 * Own messages that the server has not confirmed: sent in the order they were
 * written, kept across a reload, tried again when the line is back.
 *
 * The id is made here and stays: the server takes the same id and content for the
 * same message, so that trying again can never write twice to a customer. A
 * refusal is not tried again by itself; a person decides. One pump at a time:
 * a second message never overtakes the first. A file can't be kept across a
 * reload: it waits while the page lives, and its bubble says so.
 *
 * The danger: by then somebody else may be signed in. What is kept is kept under
 * its author's id, and says it to the server, which refuses anybody else's.
 */

import type { Quoted } from "../../components/composer/Quoting.tsx";
import { newId } from "../../core/ids.ts";
import { post, type Reply } from "./post.ts";
import { forgetOthers, tabKey } from "./tab_key.ts";

/** A file on its way out, prepared by a chunk that is loaded with the first one. */
export interface UnsentFile {
  readonly name: string;
  /** A picture of it that this page made; null: none. */
  readonly preview: string | null;
  /** Sends it with these fields; `onProgress` hears from 0 to 1. Never throws. */
  send(path: string, fields: Record<string, string>, onProgress: (part: number) => void): Promise<Reply>;
  /** Stops sending it and forgets its preview. */
  drop(): void;
}

/** What is said. */
export interface Said {
  readonly text: string;
  readonly quoted?: Quoted | null;
  readonly signed?: boolean;
  readonly file?: UnsentFile;
}

/** A message on its way out. */
export interface Unsent extends Said {
  readonly id: string;
  readonly at: number;
  /** Why the server refused it, in words; null: it is on its way. */
  readonly refused: string | null;
  /** The server has it; it stays here until its event arrives. */
  readonly taken: boolean;
  /** How much of its file has gone, from 0 to 1. */
  readonly progress?: number;
}

/** The messages on their way out of one ticket. */
export interface Outbox {
  readonly unsent: readonly Unsent[];
  /** Whether the first of them waits for the line. */
  readonly stuck: boolean;
  add(said: Said): void;
  /** Sends what is waiting: when the line is back. */
  pump(): Promise<void>;
  retry(id: string): void;
  drop(ids: (id: string) => boolean): void;
}

const RETRY_MS = 5000;

/** A viewer's outbox of a ticket; `onChange` is told to draw anew, `onTaken` the event to wait for. */
export function openOutbox(
  viewerId: string,
  ticketId: string,
  onChange: () => void,
  onTaken: (seq: number) => void,
): Outbox {
  forgetOthers(viewerId);
  const key = tabKey("outbox", viewerId, ticketId);
  const path = `/tickets/${ticketId}/messages`;
  let unsent: readonly Unsent[] = JSON.parse(sessionStorage.getItem(key) ?? "[]");
  let stuck = false;
  let pumping = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const save = (messages: readonly Unsent[]) => {
    unsent = messages;
    const waiting = messages.filter(({ taken, file }) => !taken && !file);
    if (waiting.length) sessionStorage.setItem(key, JSON.stringify(waiting));
    else sessionStorage.removeItem(key);
    onChange();
  };
  const change = (id: string, change: Partial<Unsent>) =>
    save(unsent.map((message) => message.id === id ? { ...message, ...change } : message));

  async function pump(): Promise<void> {
    if (pumping) return;
    clearTimeout(timer);
    pumping = true;
    for (let next; (next = unsent.find(({ taken, refused }) => !taken && refused === null));) {
      const { id, text, quoted, signed, file } = next;
      const fields: Record<string, string> = { id, text, author: viewerId };
      if (quoted) fields.reply = quoted.id;
      if (signed) fields.signed = "1";
      const reply = await (file
        ? file.send(path, fields, (progress) => change(id, { progress }))
        : post(path, fields));
      stuck = !reply.ok && (reply.code === "offline" || reply.code === "failed");
      if (stuck && unsent.some((one) => one.id === id)) {
        onChange();
        timer = setTimeout(pump, RETRY_MS);
        break;
      }
      if (reply.ok) {
        change(id, { taken: true });
        onTaken(reply.seq);
      } else change(id, { refused: reply.message });
    }
    pumping = false;
  }

  return {
    get unsent() {
      return unsent;
    },
    get stuck() {
      return stuck;
    },
    pump,
    add(said) {
      const at = Date.now();
      save([...unsent, { ...said, id: newId("message", at), at, refused: null, taken: false }]);
      pump();
    },
    retry(id) {
      change(id, { refused: null });
      pump();
    },
    drop: (gone) => {
      if (!unsent.some(({ id }) => gone(id))) return;
      for (const { id, file } of unsent) if (gone(id)) file?.drop();
      save(unsent.filter(({ id }) => !gone(id)));
    },
  };
}
