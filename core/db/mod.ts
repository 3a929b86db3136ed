/** The database door: see database.ts for the contract. */

export * from "./sql.ts";
export * from "./database.ts";
export { ConstraintViolation } from "./database_errors.ts";
export type { ConstraintKind } from "./database_errors.ts";
export { migrate } from "./migrate.ts";
export type { Migrated, MigrateWhere } from "./migrate.ts";
export { WriterDatabase } from "./writer_database.ts";
export type { DatabaseStats } from "./statement_stats.ts";
export { openEmbedded } from "./embedded_database.ts";
export type { EmbeddedDatabase, EmbeddedOptions } from "./embedded_database.ts";
export { MIGRATIONS, readMigrations } from "./migration_files.ts";
export { isMigrated, schemaVersion } from "./schema_version.ts";
export { serveWriter } from "./serve_writer.ts";
export type { WriterComposition, WriterThread } from "./serve_writer.ts";
export { lockDataDir } from "./lock_data_dir.ts";
export { Connection, openConnection } from "./connection.ts";
export { reopenConnection } from "./reopen_connection.ts";
export type { ConnectionOptions } from "./connection.ts";
export type { ReplicatedOptions } from "./replicated_database.ts";
export { openPrimary, openReplicated } from "./open_remote.ts";
