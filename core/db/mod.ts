/** The one door to libSQL: what the rest of the core may know of it. */
export { json, type Row, type Sql, sql, type SqlValue } from "./sql.ts";
export {
  type Committed,
  type Database,
  type DatabaseHealth,
  type Reader,
  UnitConflict,
  type Write,
  type WriteUnit,
} from "./database.ts";
