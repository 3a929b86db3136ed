import { deepEqual, rejects } from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadTexts, pruneTexts, textUseOf } from "./client_text_keys.ts";

Deno.test("a text is kept if a module names its key, or begins it in a template", async () => {
  const folder = await mkdtemp(join(tmpdir(), "web-texts-"));
  const [module, locale] = [join(folder, "module.ts"), join(folder, "pt-BR.ts")];
  try {
    await writeFile(module, "t('accept'); t(late ? \"late\" : `soon`); t(`meta_${code}`); `${x}_no`;");
    const keys = ["accept", "late", "soon", "meta_131047", "metal", "unseen"];
    await writeFile(
      locale,
      `export const ptBR = ${JSON.stringify(Object.fromEntries(keys.map((k) => [k, k])))};`,
    );
    const kept = pruneTexts(await loadTexts(locale), await textUseOf([module]));
    deepEqual(Object.keys(kept), ["accept", "late", "soon", "meta_131047"]);

    await writeFile(locale, "export default { accept: 1 };");
    await rejects(loadTexts(locale), /accept is not a text/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
