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
export { connectionColumns, connectionFromRow, listConnections } from "./connection_store.ts";
export { dismissAlert } from "./dismiss_alert.ts";
export { getConnection, listAppSecrets, listVerifyTokens, openSecrets } from "./get_connection.ts";
export { replaceAccessToken, resumeConnection, stopConnection } from "./stop_connection.ts";
