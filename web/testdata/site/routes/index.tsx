import { signal } from "@preact/signals";
import { createDefine } from "../../../mod.ts";
import Counter from "../islands/Counter.tsx";
import Total from "../islands/Total.tsx";

export default createDefine<object>().page(({ ctx }) => {
  ctx.title = "Islands";
  const count = signal(3);
  return (
    <main>
      <Counter count={count} label="On the server" />
      <Total count={count} note="</script><b>" />
    </main>
  );
});
