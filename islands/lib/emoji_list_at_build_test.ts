import { equal, ok } from "node:assert/strict";
import { atBuild } from "./emoji_list_at_build.ts";

Deno.test("every language names the same emoji, in the same groups", async () => {
  const [pt, en, es] = await Promise.all(["pt-BR", "en", "es"].map(atBuild));
  const chars = (groups: typeof pt) =>
    groups?.map(([, list]) => list.map(([char]) => char).join(" ")).join("\n");
  equal(chars(pt), chars(en));
  equal(chars(es), chars(en));
  equal(pt?.length, 9);
  const names = new Set(pt?.flatMap(([, list]) => list.map(([, name]) => name)));
  ok(names.has("coração vermelho") && names.has("bandeira: Brasil"));
  ok(es?.some(([name]) => name === "banderas"));
});
