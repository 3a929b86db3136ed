/** What a message's reader is given, and what it makes of the request. */
import type { JsonObject } from "../../json.ts";
import type { RegisteredNumber } from "../../number.ts";
import type { World } from "../../world.ts";

/** The accepted members of a message in Meta's form, and what of it can be read as text. */
export interface MessageContent {
  type: string;
  text: string | null;
  content: JsonObject;
  /** The stored medium it shows, where it names one by id. */
  mediaId?: string;
  /** The message it reacts to. */
  reactsTo?: string;
  /** A message that Meta accepts and fails afterwards. */
  fails?: { code: number; details: string };
  /** What a template is billed as; everything else is `service`. */
  category?: "utility" | "marketing" | "authentication";
  /** A template that needs the phone number: a BSUID is refused with 131062. */
  needsPhone?: boolean;
}

/** Who sends. */
export interface Sender {
  world: World;
  number: RegisteredNumber;
}

/** Looks at the request as Meta would; refuses by throwing a `Refusal`. */
export type ContentReader = (body: JsonObject, sender: Sender) => MessageContent;
