/**
 * Passwords: kept as scrypt hashes that carry their own parameters, so that the
 * cost can be raised later and old hashes are renewed at the next sign-in.
 *
 * Two dangers. A reply that comes faster for an unknown e-mail tells a stranger
 * who works here: `verifyPassword` spends the same work on a hash of nobody.
 * And each hash takes 32 MiB while it is made: at most two are made at a time and
 * few wait, so that a burst costs neither the server's memory nor a long wait.
 */

import { Buffer } from "node:buffer";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { invalid, limited } from "../errors.ts";

/** The fewest characters a password may have. */
export const MIN_PASSWORD = 10;
/** The most: beyond it nobody types, and hashing is not free. */
export const MAX_PASSWORD = 200;

/** What a hash costs: scrypt's N (a power of two), r and p. */
export interface HashCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** Today's cost: 32 MiB and some 70 ms on a small server. */
export const HASH_COST: HashCost = { n: 2 ** 15, r: 8, p: 1 };

const KEY_BYTES = 32;
/** A hash that no password has; it costs what a real one costs. */
const NOBODY = encode(HASH_COST, Buffer.alloc(16), Buffer.alloc(KEY_BYTES));

/** Refuses `password_weak`: too short, too long, or one character over and over. */
export function requireStrongPassword(password: string): void {
  const characters = [...password];
  const weak = characters.length < MIN_PASSWORD || characters.length > MAX_PASSWORD ||
    new Set(characters).size < 4;
  if (weak) {
    throw invalid(
      "password_weak",
      `A password has ${MIN_PASSWORD} characters or more, at least 4 different`,
      {
        min: MIN_PASSWORD,
        max: MAX_PASSWORD,
      },
    );
  }
}

/** A password to be handed over once: 16 letters and digits that nobody mistakes for one another, some 79 bits of chance. */
export function generatePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const fair = 256 - 256 % letters.length;
  let password = "";
  while (password.length < 16) {
    for (const byte of randomBytes(32)) {
      if (byte < fair && password.length < 16) password += letters.charAt(byte % letters.length);
    }
  }
  return password.replace(/.{4}(?=.)/g, "$&-");
}

/** The hash to store: `scrypt$n$r$p$salt$key`. */
export async function hashPassword(password: string, cost: HashCost = HASH_COST): Promise<string> {
  const salt = randomBytes(16);
  return encode(cost, salt, await derive(password, salt, cost));
}

/** Whether the password is the one hashed; null (nobody) is always wrong and takes as long. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const { cost, salt, key } = decode(hash ?? NOBODY);
  const same = timingSafeEqual(await derive(password, salt, cost), key);
  return same && hash !== null;
}

/** Whether the hash was made at another cost than today's. */
export function needsRehash(hash: string): boolean {
  const { cost } = decode(hash);
  return cost.n !== HASH_COST.n || cost.r !== HASH_COST.r || cost.p !== HASH_COST.p;
}

function encode({ n, r, p }: HashCost, salt: Buffer, key: Buffer): string {
  return ["scrypt", n, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

function decode(hash: string): { cost: HashCost; salt: Buffer; key: Buffer } {
  const [name, n, r, p, salt, key] = hash.split("$");
  if (name !== "scrypt" || !salt || !key) throw new Error("a stored password hash is damaged");
  return {
    cost: { n: Number(n), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64url"),
    key: Buffer.from(key, "base64url"),
  };
}

const AT_ONCE = 2;
const MOST_WAITING = 30;
const waiting: (() => void)[] = [];
let running = 0;

async function derive(password: string, salt: Buffer, { n, r, p }: HashCost): Promise<Buffer> {
  if (waiting.length >= MOST_WAITING) {
    throw limited("too_many_attempts", "Too many passwords are looked at already", { retryAfter: 2 });
  }
  if (running === AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    return await new Promise((resolve, reject) =>
      scrypt(
        password.normalize("NFKC"),
        salt,
        KEY_BYTES,
        { N: n, r, p, maxmem: 256 * n * r },
        (error, key) => error ? reject(error) : resolve(key),
      )
    );
  } finally { // the turn goes to the next in line, or back
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
