/** Departments: the queues that tickets wait in. */
export { type AddDepartment, addDepartment, requireDepartments } from "./add_department.ts";
export {
  type ChangeDepartment,
  changeDepartment,
  getDepartment,
  moveDepartment,
  removeDepartment,
} from "./change_department.ts";
export { type Department, HUES } from "./department.ts";
export {
  departmentColumns,
  departmentFromRow,
  departmentsQuery,
  findDepartment,
  findDepartmentByName,
  listDepartments,
} from "./department_store.ts";
