/**
 * Receiving: a batch of deliveries becomes contacts, tickets, messages and
 * receipts, in one unit with the events they cause and with the journal's
 * position, so that a crash at any point loses nothing and doubles nothing.
 *
 * Load, decide, commit, like every command; the unit is guarded by all that was
 * loaded. It goes round by a loop of its own, not by `core.decide`: it reads the
 * primary alone, being overtaken also shows as a row that is there already, and
 * a position that has moved is no refusal but work that somebody else has done.
 *
 * The danger is a batch that can never succeed: that is the caller's to halve,
 * until the one delivery that spoils it stands alone and is set aside.
 */

import type { Core, Unit } from "../core.ts";
import { ConstraintViolation, UnitConflict } from "../db/mod.ts";
import { conflict } from "../errors.ts";
import { countIgnored, journalPosition, type JournalStep, movePosition, setAside } from "../journal/mod.ts";
import { decideInbound } from "./decide_inbound.ts";
import type { InboundItem } from "./inbound.ts";
import { loadInbound } from "./inbound_store.ts";
import { writeDecided } from "./write_decided.ts";

/** A batch of deliveries, read from a journal and parsed. */
export interface Deliveries extends JournalStep {
  readonly items: readonly InboundItem[];
}

/** What became of a batch. */
export interface Received {
  /** The journal's position now; not the batch's end if another process had already taken it. */
  readonly position: number;
  readonly stored: number;
  /** What was left aside, by reason. */
  readonly ignored: Readonly<Record<string, number>>;
}

/** How often a batch is decided anew before the caller is told to try a smaller one. */
const DECISIONS = 5;

/** Stores a batch; throws `deliveries_contended` when others keep changing what it touches. */
export async function receiveDeliveries(core: Core, batch: Deliveries): Promise<Received> {
  for (let decision = 1; decision <= DECISIONS; decision++) {
    const { decided, now } = await decide(core, batch.items, true);
    try {
      await core.commit((unit) => {
        movePosition(unit, batch, now);
        writeDecided(unit, decided, now);
        countIgnored(unit, decided.ignored, now);
      });
      return { position: batch.to, stored: decided.messages.length, ignored: decided.ignored };
    } catch (error) {
      // Recovered here: somebody else was faster with a ticket, a customer or this very delivery.
      if (!isOvertaken(error)) throw error;
      const position = await receivedUpTo(core, batch.journalId);
      if (position !== batch.from) return { position, stored: 0, ignored: {} };
    }
  }
  throw contended();
}

/** What one delivery said, to be decided once more. */
export interface Reprocess {
  readonly journalId: string;
  readonly items: readonly InboundItem[];
  /** What else is written in the same unit; `stored`: how many messages had been missed. */
  readonly also?: (unit: Unit, stored: number) => void;
}

/**
 * Decides one delivery again, by a person's wish: what is there already stays as it is, what was missed is made up
 * for. No automatic message goes out, and the journal's position stays; throws `deliveries_contended`.
 */
export async function reprocessDelivery(core: Core, order: Reprocess): Promise<Received> {
  const { journalId, items, also } = order;
  for (let decision = 1; decision <= DECISIONS; decision++) {
    const { decided, now } = await decide(core, items, false);
    try {
      await core.commit((unit) => {
        writeDecided(unit, decided, now);
        also?.(unit, decided.messages.length);
      });
      const position = await receivedUpTo(core, journalId);
      return { position, stored: decided.messages.length, ignored: decided.ignored };
    } catch (error) {
      // Recovered here: somebody else was faster with a ticket or a customer.
      if (!isOvertaken(error)) throw error;
    }
  }
  throw contended();
}

const contended = () => conflict("deliveries_contended", "Others keep changing what these deliveries touch");

async function decide(core: Core, items: readonly InboundItem[], automatic: boolean) {
  // The primary's word, always: a replica lags behind what the previous batch wrote.
  const loaded = await loadInbound(core.db.primary, items);
  const now = core.now();
  return { decided: decideInbound(loaded, items, { now, newId: core.newId, automatic }), now };
}

/** How far a journal has been turned into messages. */
export function receivedUpTo(core: Core, journalId: string): Promise<number> {
  return journalPosition(core.db.primary, journalId);
}

/** Puts one delivery aside that cannot be processed, and goes on behind it; false: another process was faster. */
export async function setDeliveryAside(core: Core, step: JournalStep, reason: string): Promise<boolean> {
  try {
    await core.commit((unit) => {
      movePosition(unit, step, core.now());
      setAside(unit, step.journalId, step.to, reason, core.now());
      unit.audit({ verb: "delivery.set_aside", on: `${step.journalId}/${step.to}`, by: null });
    });
    return true;
  } catch (error) {
    // Recovered here: the position has moved, so somebody has dealt with it.
    if (error instanceof UnitConflict) return false;
    throw error;
  }
}

const isOvertaken = (error: unknown) =>
  error instanceof UnitConflict || (error instanceof ConstraintViolation && error.kind === "unique");
