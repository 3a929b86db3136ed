/** Connections: the WhatsApp numbers, their credentials and automatic messages. */
export { addConnection } from "./add_connection.ts";
export { openAppSecrets } from "./app_secrets.ts";
export { connectionColumns, connectionFromRow, listConnections } from "./connection_store.ts";
export { getConnection, listAppSecrets, listVerifyTokens, openSecrets } from "./get_connection.ts";
export { replaceAccessToken, resumeConnection, stopConnection } from "./stop_connection.ts";
