/** Departments as rows. */

import type { Unit } from "../core.ts";
import { json, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import { type Department, HUES } from "./department.ts";

/** The columns that `departmentFromRow` decodes, of `departments` under the name `d`. */
export const departmentColumns: Sql = sql`d.public_id AS id, d.name, d.hue`;

/** A department from a row of `departmentColumns`. */
export function departmentFromRow(row: Row): Department {
  return { id: String(row.id), name: String(row.name), hue: Number(row.hue) };
}

/** The query of `listDepartments`, for reading it in one snapshot with others. */
export const departmentsQuery: Sql =
  sql`SELECT ${departmentColumns} FROM departments d ORDER BY d.position, d.name, d.id`;

/** All departments, in the order they are shown in. */
export async function listDepartments(reader: Reader): Promise<Department[]> {
  return (await reader.rows(departmentsQuery)).map(departmentFromRow);
}

/** The department of that id, or null. */
export async function findDepartment(reader: Reader, id: string): Promise<Department | null> {
  const [row] = await reader.rows(
    sql`SELECT ${departmentColumns} FROM departments d WHERE d.public_id = ${id}`,
  );
  return row ? departmentFromRow(row) : null;
}

/** The department of that name, whatever its case, or null. */
export async function findDepartmentByName(reader: Reader, name: string): Promise<Department | null> {
  const [row] = await reader.rows(
    sql`SELECT ${departmentColumns} FROM departments d WHERE d.name = ${name.trim()}`,
  );
  return row ? departmentFromRow(row) : null;
}

/** Those of the ids that name no department. */
export async function unknownDepartments(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const rows = await reader.rows(
    sql`SELECT value FROM json_each(${json(ids)}) WHERE value NOT IN (SELECT public_id FROM departments)`,
  );
  return rows.map((row) => String(row.value));
}

/** How many departments there are: the next one takes the hue after theirs. */
export async function nextHue(reader: Reader): Promise<number> {
  const [row] = await reader.rows(sql`SELECT count(*) AS n FROM departments`);
  return Number(row?.n ?? 0) % HUES + 1;
}

/** Writes a new department behind the others; guarded: the name is free. */
export function insertDepartment(unit: Unit, department: Department, at: number): void {
  unit.write(
    sql`INSERT INTO departments (public_id, name, hue, position, created_at)
      SELECT ${department.id}, ${department.name}, ${department.hue},
        (SELECT ifnull(max(position), 0) + 1 FROM departments), ${at}
      WHERE NOT EXISTS (SELECT 1 FROM departments WHERE name = ${department.name})`,
    { changes: 1 },
  );
}
