/** The texts of the settings pages, in Spanish; its keys are those of pt-BR.ts. */

import type { settingsPtBR } from "./pt-BR.ts";

/** Key → text. */
export const settingsEs: Readonly<Record<keyof typeof settingsPtBR, string>> = {
  settings: "Configuración",
  save: "Guardar",
  saved_changes: "Cambios guardados.",
};
