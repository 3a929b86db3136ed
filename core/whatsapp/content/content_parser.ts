/** What reading the body of one type of message gives. */

import type { InboundMessage } from "../../messages/inbound.ts";
import type { MetaObject } from "../meta_json.ts";

/** The type, the words, and the rest where there is one. */
export type Said = Pick<InboundMessage, "type" | "text" | "content" | "media">;

/** Words and content of one type; null: its body is not what that type should have. */
export type ContentParser = (body: MetaObject, item: MetaObject) => Omit<Said, "type"> | null;
