/** Finds a Chromium for the journeys: the one named, or where systems usually have it. */

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** What to tell whoever has none. */
export const HOW_TO_GET_CHROMIUM =
  "No Chromium was found for the browser journeys: install one (Debian, Ubuntu: sudo apt-get install chromium; " +
  "macOS: brew install --cask chromium) or name yours in CHROMIUM_PATH.";

/** The path of a Chromium that exists, or null. */
export async function findChromium(
  named: string | undefined = Deno.env.get("CHROMIUM_PATH"),
  places: readonly string[] = PLACES,
): Promise<string | null> {
  for (const path of named ? [named] : places) {
    const found = await Deno.stat(path).then((info) => info.isFile || info.isSymlink, () => false);
    if (found) return path;
  }
  return null;
}
