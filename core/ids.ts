/**
 * Public ids: a prefix that names the noun and 21 sortable characters (the time in
 * milliseconds, a count within it, 40 bits of chance; Crockford base 32), such as
 * `tkt_01KAPQ7M3V000C2N4R6T8`. Made by the server, except a message id, which the
 * sender's client may make (it is the idempotency key of a send). Chance does not
 * compress and a list carries fifty of them, so there is no more of it than keeps
 * two machines apart in one millisecond: an id is a name, never a secret.
 *
 * The danger: order in a thread never rests on an id, because a phone's clock
 * made it.
 */

/** What a public id can name. */
export type IdKind =
  | "user"
  | "session"
  | "token"
  | "department"
  | "connection"
  | "contact"
  | "ticket"
  | "message"
  | "template"
  | "note"
  | "alert"
  | "unit"
  | "journal";

const PREFIX: Record<IdKind, string> = {
  user: "usr",
  session: "ses",
  token: "tok",
  department: "dep",
  connection: "con",
  contact: "cnt",
  ticket: "tkt",
  message: "msg",
  template: "tpl",
  note: "nte",
  alert: "alr",
  unit: "unt",
  journal: "jrn",
};

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

let lastAt = 0;
let count = 0;

const digits = (value: number, length: number) => {
  let text = "";
  for (let rest = value, i = 0; i < length; i++, rest = Math.floor(rest / 32)) {
    text = ALPHABET[rest % 32] + text;
  }
  return text;
};

/** A fresh public id of that kind at that time; ids made in one millisecond keep their order. */
export function newId(kind: IdKind, at: number): string {
  count = at === lastAt ? count + 1 : 0;
  lastAt = at;
  let chance = "";
  for (const byte of crypto.getRandomValues(new Uint8Array(8))) chance += ALPHABET[byte & 31];
  return `${PREFIX[kind]}_${digits(at, 10)}${digits(count, 3)}${chance}`;
}

/** Whether a client may call a message so: ours, a UUID, or any other name of up to 64 plain characters. */
export function isClientId(text: string): boolean {
  return /^[\w.:-]{1,64}$/.test(text);
}
