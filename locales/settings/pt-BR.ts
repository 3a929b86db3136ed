/** The texts of the settings pages, in Portuguese of Brazil: the reference of the other two. */

/** Key → text. */
export const settingsPtBR = {
  settings: "Configurações",
  save: "Salvar",
  saved_changes: "Alterações salvas.",
} as const;
