/** Texts: what the company says by itself, its variables and how they are worded. */
export { type ChangeSettings, changeSettings } from "./change_settings.ts";
export {
  checkTemplate,
  renderText,
  type TextSettings,
  type TextVariables,
  VARIABLES,
} from "./render_text.ts";
export { loadTextSettings, textSettingsFromRows, textSettingsQuery } from "./text_settings_store.ts";
