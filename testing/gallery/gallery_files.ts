/** Files for the gallery: drawn here or taken from the tests of media, kept and measured as uploads are. */

import sharp from "sharp";
import { describeMedia, openMediaStore, storeUpload } from "../../core/media/mod.ts";
import type { Media, StoredFile } from "../../core/media/mod.ts";

const TESTDATA = new URL("../../core/media/testdata/", import.meta.url).pathname;

/** The gallery's files as messages carry them. */
export type GalleryFiles = Readonly<
  Record<"photo" | "tall" | "sticker" | "video" | "voice" | "music" | "pdf", Media>
>;

const PHOTO = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><defs>
<linearGradient id="s" x2="0" y2="1"><stop stop-color="#f7c59f"/><stop offset="1" stop-color="#efe1cf"/></linearGradient></defs>
<rect width="1200" height="900" fill="url(#s)"/><rect y="640" width="1200" height="260" fill="#7a4a2b"/>
<ellipse cx="600" cy="690" rx="300" ry="46" fill="#5d361d"/><path d="M380 380h440v160a220 150 0 0 1-440 0z" fill="#fff"/>
<path d="M820 410a90 80 0 0 1 0 160" fill="none" stroke="#fff" stroke-width="34"/><ellipse cx="600" cy="384" rx="220" ry="46" fill="#4a2a17"/>
<path d="M520 300q-40-50 0-100t0-100M620 300q-40-50 0-100t0-100" fill="none" stroke="#fff" stroke-width="14" opacity=".7"/></svg>`;
const TALL =
  `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1280"><rect width="720" height="1280" fill="#dfe8e2"/>
<rect x="60" y="80" width="600" height="1120" rx="24" fill="#fff"/><g fill="#8aa39a"><rect x="120" y="160" width="320" height="36"/>
<rect x="120" y="260" width="480" height="18"/><rect x="120" y="310" width="440" height="18"/><rect x="120" y="360" width="470" height="18"/>
<rect x="120" y="980" width="480" height="90" fill="#2e5e4e"/></g></svg>`;
const STICKER =
  `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><circle cx="256" cy="256" r="220" fill="#f6c453"/>
<circle cx="180" cy="210" r="28" fill="#3a2a12"/><circle cx="332" cy="210" r="28" fill="#3a2a12"/>
<path d="M150 300a110 110 0 0 0 212 0z" fill="#fff" stroke="#3a2a12" stroke-width="14"/></svg>`;
const PDF =
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n" +
  "trailer<</Root 1 0 R>>\n%%EOF\n" + "% ".repeat(60_000);

/** Makes the files and keeps them in that folder of media. */
export async function makeGalleryFiles(folder: string): Promise<GalleryFiles> {
  const store = await openMediaStore(folder);
  const scratch = await Deno.makeTempDir({ prefix: "balcao-gallery-" });
  const keep = async (name: string, mimeType: string, bytes: Uint8Array, as?: "voice" | "sticker") => {
    const path = `${scratch}/${name}`;
    await Deno.writeFile(path, bytes);
    const file = await storeUpload(store, { path, filename: name, mimeType, ...as && { as } });
    return mediaOf(file);
  };
  const received = async (mimeType: string, path: string): Promise<Media> => {
    const kept = await store.put(new Blob([await Deno.readFile(path)]).stream());
    const of = { sha256: kept.sha256, mimeType, kind: "video", voice: false } as const;
    return { ...kept, kind: "video", state: "stored", mimeType, ...await describeMedia(store, of) };
  };
  // Drawn first of all: the product, once it is asked, forbids this process to read SVG.
  const drawn = (svg: string) => sharp(new TextEncoder().encode(svg));
  const photo = await drawn(PHOTO).jpeg().toBuffer();
  const tall = await drawn(TALL).jpeg().toBuffer();
  const sticker = await drawn(STICKER).webp().toBuffer();
  const tone = await Deno.readFile(`${TESTDATA}chrome_microphone.webm`);
  const voice = await keep("voice.webm", "audio/webm", tone, "voice");
  const files = {
    photo: await keep("photo.jpg", "image/jpeg", photo),
    tall: await keep("nota.jpg", "image/jpeg", tall),
    sticker: await keep("sticker.webp", "image/webp", sticker, "sticker"),
    video: await received("video/mp4", `${TESTDATA}chrome_canvas.mp4`),
    voice,
    music: withoutVoice(voice),
    pdf: await keep("Nota fiscal 48213.pdf", "application/pdf", new TextEncoder().encode(PDF)),
  };
  await Deno.remove(scratch, { recursive: true });
  return files;
}

function mediaOf(file: StoredFile): Media {
  return { ...file, state: "stored" };
}

function withoutVoice({ voice: _voice, waveform: _waveform, ...media }: Media): Media {
  return media;
}
