/** Tickets: stretches of service, their life and who may see them. */
export { type AcceptTicket, acceptTicket } from "./accept_ticket.ts";
export { type CloseTicket, closeTicket } from "./close_ticket.ts";
export { type ReadTicket, readTicket } from "./read_ticket.ts";
export { type ReturnTicket, returnTicket } from "./return_ticket.ts";
export {
  isWindowOpen,
  protocolOf,
  scopeOf,
  SERVICE_WINDOW_MS,
  type Ticket,
  TICKET_STATUSES,
  type TicketChanged,
  type TicketScope,
  type TicketStatus,
  withLastMessage,
} from "./ticket.ts";
export {
  countsFromRows,
  countsQuery,
  countTickets,
  listTickets,
  type TicketCounting,
  type TicketListing,
  type TicketPage,
  ticketsFromRows,
  ticketsQuery,
  visibleTo,
} from "./ticket_list_store.ts";
export { insertTickets, nameLastMessages, saveTickets, type TicketChange } from "./ticket_batch_store.ts";
export {
  canSeeTicket,
  canServeTicket,
  requireAttending,
  requireMaySee,
  requireMayServe,
  seesAllTickets,
} from "./ticket_policy.ts";
export {
  findTicket,
  getTicket,
  getVisibleTicket,
  requireUnchanged,
  saveTicket,
  ticketColumns,
  ticketFromRow,
  ticketJoins,
  ticketQuery,
} from "./ticket_store.ts";
