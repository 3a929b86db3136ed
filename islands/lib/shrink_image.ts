/** Pictures made small before they are sent: at most 1600 px, as JPEG, upright. Over 3G that is seconds instead of minutes. */

const SIDE = 1600;
const QUALITY = 0.82;
/** A picture that WhatsApp takes and that is this small already goes as it is. */
const SMALL = 400 * 1024;

/** The picture as it should be sent; the original where it can't be decoded or would not shrink. */
export async function shrinkImage(file: File): Promise<File> {
  const taken = file.type === "image/jpeg" || file.type === "image/png";
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    if (taken && scale === 1 && file.size <= SMALL) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const brush = canvas.getContext("2d");
    if (!brush) return file;
    brush.fillStyle = "#fff"; // JPEG knows no transparency
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, "image/jpeg", QUALITY));
    if (!blob || taken && blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
  } catch { // a format this browser can't draw: the server says whether it is taken
    return file;
  }
}
