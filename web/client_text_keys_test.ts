import { deepEqual, rejects } from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { divideTexts, loadTexts, pruneTexts, textUseOf } from "./client_text_keys.ts";

Deno.test("a text is kept if the code names its key, or begins it in a template", async () => {
  const folder = await mkdtemp(join(tmpdir(), "web-texts-"));
  const locale = join(folder, "pt-BR.ts");
  try {
    const code = "t('accept'); t(late ? \"late\" : `soon`); t(`meta_${code}`); `${x}_no`;";
    const keys = ["accept", "late", "soon", "meta_131047", "metal", "unseen"];
    await writeFile(
      locale,
      `export const ptBR = ${JSON.stringify(Object.fromEntries(keys.map((k) => [k, k])))};`,
    );
    const kept = pruneTexts(await loadTexts(locale), textUseOf(code));
    deepEqual(Object.keys(kept), ["accept", "late", "soon", "meta_131047"]);

    await writeFile(locale, "export default { accept: 1 };");
    await rejects(loadTexts(locale), /accept is not a text/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

Deno.test("each island brings its own texts, and the shared file those of several", () => {
  const texts = { accept: "Aceitar", send: "Enviar", search: "Busca", meta_1: "Recusada", other: "Outro" };
  const use = (...keys: string[]) => ({ keys: new Set(keys), prefixes: [] });
  deepEqual(divideTexts(texts, { List: use("accept", "search"), Thread: use("accept", "send") }, ["meta_"]), {
    shared: { accept: "Aceitar", meta_1: "Recusada" },
    own: { List: { search: "Busca" }, Thread: { send: "Enviar" } },
  });
});
