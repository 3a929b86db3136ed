/**
 * What a status webhook does to a message of ours.
 *
 * Every receipt is kept. The message is found by Meta's id, or, when the status
 * overtook the answer to our own request, by the id that we gave along; that
 * settles a send whose outcome nobody knew. A receipt for a message we do not
 * know is parked: whoever records the send looks there. So is one that repeats what
 * was said of an earlier try, before the agent sent the message again.
 *
 * A message to a group chat has come as far as all of its participants have: it is
 * delivered, or read, when as many have said so as the chat is known to have (one,
 * where nobody knows). That one of them could not get it fails nothing.
 */

import { changeMessage } from "./change_message.ts";
import type { InboundReceipt } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import type { Arrival } from "./inbound_decision.ts";
import { wamidIn } from "./inbound_keys.ts";
import { type Message, type Receipt, withReceipts } from "./message.ts";

/** Enters one receipt into the book. */
export function receiveReceipt(book: InboundBook, { connection }: Arrival, item: InboundReceipt): void {
  const receipt = { ...item, providerId: wamidIn(item.source, item.providerId) };
  book.receipts.push([connection.id, receipt]);
  const was = book.sentMessage(connection.id, receipt);
  if (!was) return book.park(connection.id, receipt);
  const ofAnotherTry = was.providerId !== null && was.providerId !== receipt.providerId;
  if (ofAnotherTry && receipt.status === "failed") return book.ignore("receipt_of_another_try");
  const news = receipt.participant === undefined ? [receipt] : ofGroupChat(book, was, receipt);
  const merged = withReceipts(was, news);
  const message = merged.providerId === null ? { ...merged, providerId: receipt.providerId } : merged;
  if (message !== was) changeMessage(book, was, message);
}

/** How much further a status gets a participant: a read message was delivered too. */
const IMPLIES: Readonly<Record<string, readonly string[]>> = {
  delivered: ["delivered", "read", "played"],
  read: ["read", "played"],
  played: ["played"],
};

function ofGroupChat(book: InboundBook, message: Message, receipt: InboundReceipt): Receipt[] {
  const said = receiptsOf(book, message.connectionId, receipt.providerId);
  const everybody = Math.max(1, book.groupChatOf(message.contactId)?.participants.length ?? 0);
  return Object.entries(IMPLIES).flatMap(([status, implying]) => {
    const come = new Set(said.filter((one) => implying.includes(one.status)).map((one) => one.participant));
    come.delete("");
    return come.size >= everybody ? [{ status, error: null }] : [];
  });
}

/** Every receipt for a message of Meta's, stored or in this batch; `participant` is "" for the one recipient. */
export function receiptsOf(book: InboundBook, connectionId: string, providerId: string) {
  const now = book.receipts.map(([of, { participant = "", ...receipt }]) => ({
    ...receipt,
    connectionId: of,
    participant,
  }));
  return [...book.knownReceipts, ...now].filter((receipt) =>
    receipt.connectionId === connectionId && receipt.providerId === providerId
  );
}
