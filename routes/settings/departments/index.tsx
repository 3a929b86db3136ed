/** /settings/departments: the queues in their order; POST adds one. */

import { DepartmentsPage } from "../../../components/pages/settings/DepartmentsPage.tsx";
import { addDepartment, HUES, listDepartments } from "../../../core/departments/mod.ts";
import { listUsers } from "../../../core/users/mod.ts";
import { page } from "../../../web/mod.ts";
import { done } from "../../_replies.ts";
import { define } from "../../_state.ts";

const PATH = "/settings/departments";

export const handler = define.handlers({
  async GET(ctx) {
    const { core } = ctx.state;
    const [departments, users] = await Promise.all([listDepartments(core), listUsers(core)]);
    const counted = departments.map((department) => ({
      ...department,
      members: users.filter(({ departmentIds }) => departmentIds.includes(department.id)).length,
    }));
    return page({
      departments: counted,
      nextHue: departments.length % HUES + 1,
      saved: ctx.url.searchParams.get("saved"),
    });
  },
  async POST(ctx) {
    const form = await ctx.form();
    const hue = Number(form.text("hue"));
    await addDepartment(ctx.state.core, { name: form.text("name"), hue, by: ctx.state.viewer.id });
    return done(ctx, `${PATH}?saved=department`);
  },
}, { back: () => PATH });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = state.reader.t("departments");
  return <DepartmentsPage {...data} refusal={state.refusal} />;
});
