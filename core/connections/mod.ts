/** Connections: the WhatsApp numbers, their credentials and automatic messages. */
export { addConnection } from "./add_connection.ts";
export type { ConnectionAlert } from "./alert.ts";
export { countAlerts, listAlerts } from "./alert_store.ts";
export { openAppSecrets } from "./app_secrets.ts";
export {
  type AutomaticMessage,
  type Connection,
  type ConnectionCheck,
  READ_POLICIES,
  SIGNATURE_MODES,
} from "./connection.ts";
export {
  changeAutomaticMessages,
  type ChangeConnection,
  changeConnection,
  replaceSecrets,
} from "./change_connection.ts";
export { checkConnection, subscribeConnection } from "./check_connection.ts";
export { AUTOMATIC_MESSAGES } from "./connection_rules.ts";
export {
  anyConnectionQuery,
  connectionColumns,
  connectionFromRow,
  listConnections,
} from "./connection_store.ts";
export { dismissAlert } from "./dismiss_alert.ts";
export {
  getConnection,
  getKeptTexts,
  listAppSecrets,
  listVerifyTokens,
  openSecrets,
} from "./get_connection.ts";
export { revealVerifyToken } from "./reveal_verify_token.ts";
export { replaceAccessToken, resumeConnection, stopConnection } from "./stop_connection.ts";
