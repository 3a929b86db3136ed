/** The web layer: file routes, islands, forms, assets, event streams. Knows nothing of the product. */
export { createApp } from "./app.ts";
export type { AppOptions, WebLog } from "./app_options.ts";
export { type Assets, loadAssets, noAssets } from "./assets.ts";
export { Context, type PageInit, type Rerender } from "./context.ts";
export type { Csrf } from "./csrf.ts";
export {
  createDefine,
  type Handler,
  type LayoutComponent,
  type LayoutProps,
  type Middleware,
  page,
  type PageComponent,
  type PageProps,
  PageResult,
} from "./define.ts";
export { createDevReload, type DevReload } from "./dev_reload.ts";
export { encodeEvent, type EventClient, eventStream, type EventStreamOptions } from "./event_stream.ts";
export { Form, readBody } from "./form.ts";
export { type FormLimits, FormReader } from "./form_reader.ts";
export { contentDisposition, safeFileName } from "./file_name.ts";
export { type FileReply, isShown, sendFile } from "./send_file.ts";
export { clearSpool } from "./spool_file.ts";
export { UploadedFile } from "./uploaded_file.ts";
export { HttpError } from "./http_error.ts";
export {
  type Hydrate,
  type IslandModule,
  type Manifest,
  type Mount,
  mount,
  type MountedApp,
  type MountedEnv,
} from "./manifest.ts";
export { isManifestCurrent, writeManifest } from "./write_manifest.ts";
