/** The page for an address that nobody answers. */

import { ErrorPage } from "../components/pages/ErrorPage.tsx";
import { define } from "./_state.ts";

export default define.page(({ state: { reader }, ctx }) => {
  ctx.sheet = "gate";
  ctx.title = `${reader.t("app_name")} · 404`;
  return <ErrorPage status={404} text={reader.t("page_not_found")} requestId={null} />;
});
