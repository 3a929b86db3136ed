/** Tickets: stretches of service, their life and who may see them. */
export { acceptTicket } from "./accept_ticket.ts";
export { countAttendedBy } from "./assignee_store.ts";
export { closeTicket } from "./close_ticket.ts";
export { type DeactivateUser, deactivateUser } from "./deactivate_user.ts";
export { readTicket } from "./read_ticket.ts";
export { returnTicket } from "./return_ticket.ts";
export {
  isWindowOpen,
  protocolOf,
  scopeOf,
  type Ticket,
  TICKET_STATUSES,
  type TicketStatus,
  withLastMessage,
} from "./ticket.ts";
export {
  countsFromRows,
  countsQuery,
  listTickets,
  ticketsFromRows,
  ticketsQuery,
  visibleTo,
} from "./ticket_list_store.ts";
export { canSeeContact, canSeeThread, type ThreadKey } from "./thread_access_store.ts";
export { insertTickets, nameLastMessages, saveTickets, type TicketChange } from "./ticket_batch_store.ts";
export { findOpenTicket } from "./open_ticket_store.ts";
export {
  canSeeTicket,
  requireAttending,
  requireMaySee,
  requireMayServe,
  seesAllTickets,
} from "./ticket_policy.ts";
export {
  getTicket,
  getVisibleTicket,
  requireUnchanged,
  saveTicket,
  ticketColumns,
  ticketFromRow,
  ticketJoins,
  ticketQuery,
} from "./ticket_store.ts";
