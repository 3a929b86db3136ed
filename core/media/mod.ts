/** Media: the files of the conversations, what they are, and what is made of them. */
export * from "./media.ts";
export * from "./media_kind.ts";
export { endingOf, safeFilename } from "./safe_filename.ts";
export {
  type MediaBytes,
  type MediaPart,
  type MediaStore,
  type MediaVariant,
  openMediaStore,
  type StoredMedia,
} from "./media_store.ts";
export { type SniffedMedia, sniffMedia } from "./sniff_media.ts";
export { measureMedia, type MediaMeasures } from "./measure_media.ts";
export { drawWaveform } from "./waveform.ts";
export { makeThumbnail, type Thumbnail, THUMBNAIL_SIDE } from "./thumbnail.ts";
export { makeVoiceNote, RECORDING_LIMIT, VOICE_NOTE_TYPE, type VoiceNote } from "./voice_note.ts";
export { makePlayable, PLAYABLE_LIMIT_MS } from "./playable_audio.ts";
export { describeMedia, type MediaFacts } from "./describe_media.ts";
export { type StoreUpload, storeUpload } from "./store_upload.ts";
export { abandonMedia, fetchMedia } from "./fetch_media.ts";
export { retryMedia } from "./retry_media.ts";
export { getMediaFile, type KeptMedia } from "./get_media_file.ts";
export { PICTURE_LIMIT, storePicture } from "./store_picture.ts";
export { sweepMedia } from "./sweep_media.ts";
