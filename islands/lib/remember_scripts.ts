/** Tells the server for a day that scripts run here, so that looking at a page is not taken for reading it. */
export function rememberScripts(): void {
  document.cookie = "js=1; path=/; max-age=86400; samesite=lax";
}
