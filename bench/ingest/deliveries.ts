/**
 * The deliveries of the ingest bench: signed text webhooks of about 500 bytes
 * from 2,000 senders, one in ten of them a repeat of an earlier one, with
 * wamids of the real shape. The same number gives the same delivery, so that
 * what is found in the database can be held against what was sent.
 */

import { createHash, createHmac } from "node:crypto";

/** Where the bench's messages go. */
export const NUMBER = {
  phoneNumberId: "106540352242922",
  wabaId: "102290129340398",
  appSecret: "bench secret",
};
/** How many customers write. */
export const SENDERS = 2000;
const REPEAT_EVERY = 10;

/** What delivery number `n` says; a repeat says what an earlier one said. */
export function saidIn(n: number, run: string): { wamid: string; phone: string; text: string } {
  const original = n % REPEAT_EVERY === REPEAT_EVERY - 1 ? n - 1 - (hash(n) % Math.min(n, 40)) : n;
  const source = original % REPEAT_EVERY === REPEAT_EVERY - 1 ? original - 1 : original;
  const phone = phoneOf(hash(source * 7 + 1) % SENDERS);
  const tail = createHash("md5").update(`${run}/${source}`).digest("hex").slice(0, 20).toUpperCase();
  const wamid = `wamid.${btoa(`\x1d\x0d${phone}\x15\x02\x00\x12\x18\x14${tail}\x00`)}`;
  return {
    wamid,
    phone,
    text: `n=${source} from=${phone} Bom dia! Vocês ainda têm ração para gatos castrados?`,
  };
}

/** Senders are spread over the contacts that `fill` makes. */
export const phoneOf = (sender: number): string => `55119${String(60_000_000 + sender * 50)}`;

/** Whether delivery `n` says something new. */
export const isRepeat = (n: number): boolean => n % REPEAT_EVERY === REPEAT_EVERY - 1;

function hash(n: number): number {
  let h = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The body of delivery `n`, written at `at`. */
export function bodyOf(n: number, run: string, at: number): Uint8Array {
  const { wamid, phone, text } = saidIn(n, run);
  return new TextEncoder().encode(JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{
      id: NUMBER.wabaId,
      changes: [{
        value: {
          messaging_product: "whatsapp",
          metadata: { display_phone_number: "551140028922", phone_number_id: NUMBER.phoneNumberId },
          contacts: [{ profile: { name: `Cliente ${phone.slice(-6)}` }, wa_id: phone }],
          messages: [{
            from: phone,
            id: wamid,
            timestamp: String(Math.floor(at / 1000)),
            text: { body: `${text} at=${at}` },
            type: "text",
          }],
        },
        field: "messages",
      }],
    }],
  }));
}

/** Meta's signature of a body. */
export function signatureOf(body: Uint8Array): string {
  return `sha256=${createHmac("sha256", NUMBER.appSecret).update(body).digest("hex")}`;
}
