/**
 * `POST /:phoneNumberId/media`: a business uploads a file and gets its id.
 *
 * What Meta finds out by looking at the file is found out here too: the declared
 * type is held against the first bytes, the size against its class, a sound
 * against Opus in mono, a sticker against 512 × 512. So an inbox that renames a
 * WebM to `.ogg` learns it here and not from a customer.
 */
import type { RegisteredNumber } from "../number.ts";
import { fileKind, isKind, opusChannels, webpShape } from "../media/file_kind.ts";
import { bareType, classOf, mediaClasses, mediaClassNames } from "../media/media_types.ts";
import type { World } from "../world.ts";
import { graphErrorResponse } from "./graph_error.ts";
import { orRefusal, refuse, refuseParameter } from "./refusal.ts";
import { isGraphError } from "./send_request.ts";

const staticStickerMost = 100 * 1024;
const allTypes = mediaClassNames.flatMap((name) => [...mediaClasses[name].types]);

/** Answers an upload: `{ id }`, good for thirty days. */
export async function uploadMedia(
  world: World,
  number: RegisteredNumber,
  request: Request,
): Promise<Response> {
  const form = await readForm(request);
  const file = form?.get("file");
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null;
  const read = orRefusal(() => {
    if (form === null) refuseParameter("The request must be of type multipart/form-data.");
    if (form.get("messaging_product") !== "whatsapp") {
      refuseParameter("The parameter messaging_product is required.");
    }
    if (!(file instanceof File) || bytes === null) refuseParameter("The parameter file is required.");
    const type = form.get("type");
    const declared = typeof type === "string" && type !== "" ? type : file.type;
    checkFile(declared, bytes);
    return { mime_type: declared, bytes, filename: file.name === "" ? null : file.name };
  });
  if (isGraphError(read)) return graphErrorResponse(read);
  const fault = world.faults.take(["media_upload"], {
    to: [read.filename ?? ""],
    number: number.phoneNumberId,
  });
  if (fault) return graphErrorResponse(orRefusal(() => refuse(fault.code)), fault.status ?? undefined);
  const media = world.media.add({ ...read, number: number.phoneNumberId, origin: "upload" });
  world.changes.announce({ place: "state" });
  return Response.json({ id: media.id });
}

async function readForm(request: Request): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch {
    // Not a form: the caller refuses it in Meta's words.
    return null;
  }
}

/** Refuses a file that WhatsApp would not take. */
function checkFile(declared: string, bytes: Uint8Array): void {
  const bare = bareType(declared);
  const type = classOf(declared);
  const kind = fileKind(bytes);
  if (type === null || !isKind(bare, kind)) {
    const received = type === null ? declared : kind ?? "application/octet-stream";
    refuseParameter(
      `Param file must be a file with one of the following types: ${allTypes.join(", ")}. ` +
        `Received file of type '${received}'.`,
    );
  }
  if (bytes.length === 0) refuse(131053, "The file is empty.");
  const { most } = mediaClasses[type];
  if (bytes.length > most) {
    refuse(131053, `The file is ${bytes.length} bytes large; at most ${most} are allowed for ${bare}.`);
  }
  if (bare === "audio/ogg") {
    const channels = opusChannels(bytes);
    if (channels === null) refuse(131053, "Only the OPUS codec is supported for audio/ogg.");
    if (channels !== 1) refuse(131053, "An audio/ogg file must be mono.");
  }
  if (type === "sticker") checkSticker(bytes);
}

function checkSticker(bytes: Uint8Array): void {
  const shape = webpShape(bytes);
  if (shape?.width !== 512 || shape.height !== 512) refuse(131053, "A sticker must be 512x512 pixels.");
  if (!shape.animated && bytes.length > staticStickerMost) {
    refuse(131053, `A static sticker must be at most ${staticStickerMost} bytes large.`);
  }
}
