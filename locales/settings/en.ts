/** The texts of the settings pages, in English; its keys are those of pt-BR.ts. */

import type { settingsPtBR } from "./pt-BR.ts";

/** Key → text. */
export const settingsEn: Readonly<Record<keyof typeof settingsPtBR, string>> = {
  settings: "Settings",
  save: "Save",
  saved_changes: "Changes saved.",
};
