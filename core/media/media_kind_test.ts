import { equal } from "node:assert/strict";
import { MEDIA_KINDS } from "./media.ts";
import {
  kindOf,
  limitFor,
  MEDIA_RULES,
  mediaProblem,
  plainType,
  servedType,
  showsInline,
} from "./media_kind.ts";

Deno.test("a file goes out as the kind of which WhatsApp takes its type", () => {
  equal(kindOf("image/jpeg"), "image");
  equal(kindOf("IMAGE/JPG"), "image");
  equal(kindOf("audio/ogg; codecs=opus"), "audio");
  equal(kindOf("audio/x-m4a"), "audio");
  equal(kindOf("video/3gpp"), "video");
  equal(kindOf("application/pdf"), "document");
  equal(kindOf("image/webp"), "sticker");
});

Deno.test("what WhatsApp takes as nothing has no kind", () => {
  for (
    const type of [
      "video/webm",
      "image/svg+xml",
      "text/html",
      "image/gif",
      "image/heic",
      "",
      "nonsense",
      "__proto__",
    ]
  ) {
    equal(kindOf(type), null, type);
  }
});

Deno.test("each kind has its largest size, and a moving sticker a larger one", () => {
  equal(limitFor("image"), 5_242_880);
  equal(limitFor("video"), 16_777_216);
  equal(limitFor("audio"), 16_777_216);
  equal(limitFor("document"), 104_857_600);
  equal(limitFor("sticker"), 102_400);
  equal(limitFor("sticker", { animated: true }), 512_000);
  equal(limitFor("image", { animated: true }), limitFor("image"));
});

Deno.test("a file is refused by its type, its size, or for being empty; one on the limit goes", () => {
  const image = { kind: "image", mimeType: "image/png", size: limitFor("image") } as const;
  equal(mediaProblem(image), null);
  equal(mediaProblem({ ...image, size: image.size + 1 }), "media_too_large");
  equal(mediaProblem({ ...image, size: 0 }), "media_empty");
  equal(mediaProblem({ ...image, mimeType: "image/webp" }), "media_type_unsupported");
  equal(mediaProblem({ ...image, kind: "document", size: 50_000_000 }), null, "as a document, as it is");
  equal(mediaProblem({ ...image, kind: "document", mimeType: "image/gif" }), "media_type_unsupported");
  equal(mediaProblem({ kind: "sticker", mimeType: "image/webp", size: 400_000 }), "media_too_large");
  equal(mediaProblem({ kind: "sticker", mimeType: "image/webp", size: 400_000, animated: true }), null);
});

Deno.test("pictures, videos and documents take a caption; audio and stickers do not", () => {
  const taking = MEDIA_KINDS.filter((kind) => MEDIA_RULES[kind].caption);
  equal(taking.join(" "), "image video document");
});

Deno.test("whatever we may send as picture, video, audio or sticker can be shown in place", () => {
  for (const kind of ["image", "video", "audio", "sticker"] as const) {
    for (const type of MEDIA_RULES[kind].mimeTypes) equal(showsInline(type), true, type);
  }
  equal(showsInline("application/pdf"), true);
});

Deno.test("what can carry script, or is unknown, leaves as a download only", () => {
  const hostile = [
    "text/html",
    "image/svg+xml",
    "application/xhtml+xml",
    "text/xml",
    "application/xml",
    "text/javascript",
    "multipart/related",
    "image/jpeg, text/html",
    "image/jpeg\r\nx: y",
    "application/x-msdownload",
    "",
  ];
  for (const type of hostile) {
    equal(showsInline(type), false, type);
    equal(servedType(type), "application/octet-stream", type);
  }
  equal(servedType("image/jpeg; charset=text/html"), "image/jpeg");
});

Deno.test("a type is known by its usual name, without parameters", () => {
  equal(plainType(" Audio/OGG ; codecs=opus"), "audio/ogg");
  equal(plainType("audio/vnd.wave"), "audio/wav");
  equal(plainType("constructor"), "application/octet-stream");
});
