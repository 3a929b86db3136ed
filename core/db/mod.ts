/** The database door: see database.ts for the contract. */

export * from "./sql.ts";
export * from "./database.ts";
export { ConstraintViolation } from "./database_errors.ts";
export type { ConstraintKind } from "./database_errors.ts";
export { migrate } from "./migrations/migrate.ts";
export type { Migrated, MigrateWhere } from "./migrations/migrate.ts";
export { WriterDatabase } from "./writer/writer_database.ts";
export type { DatabaseStats } from "./statement_stats.ts";
export { openEmbedded } from "./embedded/embedded_database.ts";
export type { EmbeddedDatabase, EmbeddedOptions } from "./embedded/embedded_database.ts";
export { MIGRATIONS, readMigrations } from "./migrations/migration_files.ts";
export { isMigrated, schemaVersion } from "./migrations/schema_version.ts";
export { serveWriter } from "./writer/serve_writer.ts";
export type { WriterComposition, WriterThread } from "./writer/serve_writer.ts";
export { lockDataDir } from "./embedded/lock_data_dir.ts";
export { Connection, openConnection } from "./connection/connection.ts";
export { reopenConnection } from "./connection/reopen_connection.ts";
export type { ConnectionOptions } from "./connection/connection.ts";
export type { ReplicatedOptions } from "./replicated/replicated_database.ts";
export { openPrimary, openReplicated } from "./replicated/open_remote.ts";
