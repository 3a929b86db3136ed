/**
 * Events: durable, numbered, written in the unit that caused them. Screens and
 * webhooks follow them.
 *
 * Slices declare theirs by augmenting `EventMap`, so that the log knows no
 * slice, and emitting an event that nobody declared does not compile:
 *
 *   declare module "../events/event.ts" { interface EventMap { "ticket.accepted": TicketChanged } }
 *
 * The danger: an event carries the row after it, and the screen folds that row
 * in. An event whose row is not what a reload would show breaks the house law.
 */

/** Name → payload. Augmented by the slices. */
// deno-lint-ignore no-empty-interface
export interface EventMap {}

/** Names are `noun.past`. */
export type EventName = keyof EventMap;

/** An event as a command emits it. */
export type DomainEvent = { [N in EventName]: { readonly name: N } & EventMap[N] }[EventName];

/** An event as the log keeps it. `seq` grows by commit order; `at` is ms since the epoch. */
export type LoggedEvent = DomainEvent & { readonly seq: number; readonly at: number };
