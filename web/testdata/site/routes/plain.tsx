import { createDefine } from "../../../mod.ts";

export default createDefine<object>().page(() => <p class="md:hidden ps-4">No script here</p>);
