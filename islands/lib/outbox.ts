/**
 * Own messages that the server has not confirmed: sent in the order they were
 * written, kept across a reload, tried again when the line is back.
 *
 * The id is made here and stays: the server takes the same id and text for the
 * same message, so that trying again can never write twice to a customer. A
 * refusal is not tried again by itself; a person decides. One pump at a time:
 * a second message never overtakes the first.
 *
 * The danger: by then somebody else may be signed in. What is kept is kept under
 * its author's id, and says it to the server, which refuses anybody else's.
 */

import { newId } from "../../core/ids.ts";
import { post } from "./post.ts";
import { forgetOthers, tabKey } from "./tab_key.ts";

/** A message on its way out. */
export interface Unsent {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  /** Why the server refused it, in words; null: it is on its way. */
  readonly refused: string | null;
  /** The server has it; it stays here until its event arrives. */
  readonly taken: boolean;
}

/** The messages on their way out of one ticket. */
export interface Outbox {
  readonly unsent: readonly Unsent[];
  /** Whether the first of them waits for the line. */
  readonly stuck: boolean;
  add(text: string): void;
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
  let unsent: readonly Unsent[] = JSON.parse(sessionStorage.getItem(key) ?? "[]");
  let stuck = false;
  let pumping = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const save = (messages: readonly Unsent[]) => {
    unsent = messages;
    const waiting = messages.filter(({ taken }) => !taken);
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
      const { id, text } = next;
      const reply = await post(`/tickets/${ticketId}/messages`, { id, text, author: viewerId });
      stuck = !reply.ok && (reply.code === "offline" || reply.code === "failed");
      if (stuck) {
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
    add(text) {
      const at = Date.now();
      save([...unsent, { id: newId("message", at), text, at, refused: null, taken: false }]);
      pump();
    },
    retry(id) {
      change(id, { refused: null });
      pump();
    },
    drop: (gone) => {
      if (unsent.some(({ id }) => gone(id))) save(unsent.filter(({ id }) => !gone(id)));
    },
  };
}
