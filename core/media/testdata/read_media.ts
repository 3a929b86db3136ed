/** Reads a recording and a picture as the serving process does; says what came of it. */

import { makeThumbnail, makeVoiceNote, measureMedia, sniffMedia } from "../mod.ts";

const [recording = "", picture = ""] = Deno.args;
const { durationMs } = await makeVoiceNote(recording);
const { mimeType } = await sniffMedia(picture, "image/png");
const { width } = await measureMedia(picture, mimeType);
const thumbnail = await makeThumbnail(picture);
// deno-lint-ignore no-console
console.log(JSON.stringify({ heard: durationMs > 0, mimeType, width, thumbnail: thumbnail?.width }));
