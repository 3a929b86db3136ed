/**
 * What a message is besides its words: a place, contact cards, a tapped button,
 * an order, a template with its parts. Browser-safe.
 *
 * The parser in core/whatsapp makes it of Meta's JSON, sending makes it of what
 * an agent put together, and the screen draws nothing else: no component reads
 * Meta's JSON. A kind nobody knows is `unknown` and carries it whole.
 *
 * The danger: it is stored. A shape that changes must still read what older
 * versions wrote; so members are added, never renamed, and all may be missing
 * that Meta may leave out.
 */

/** A place on the map. */
export interface Location {
  readonly kind: "location";
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string;
  readonly address?: string;
  readonly url?: string;
}

/** One contact card; any of it may be missing. */
export interface ContactCard {
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly organisation?: string;
  readonly phones?: readonly { readonly phone: string; readonly waId?: string; readonly type?: string }[];
  readonly emails?: readonly { readonly email: string; readonly type?: string }[];
  readonly addresses?: readonly string[];
  readonly urls?: readonly string[];
  readonly birthday?: string;
}

/** Contact cards; `requested`: the customer answered our request for their own number. */
export interface ContactCards {
  readonly kind: "contacts";
  readonly cards: readonly ContactCard[];
  readonly requested?: boolean;
}

/** What a customer chose: a button of ours, a row of a list, a quick reply of a template. Its title is the text. */
export interface Choice {
  readonly kind: "choice";
  readonly of: "button" | "list" | "template_button";
  /** What we gave the button or row along: its id or payload. */
  readonly id: string | null;
  readonly title: string | null;
  readonly description?: string;
}

/** A form that a customer filled in (a WhatsApp flow, an address). `raw` where the answer is no JSON object. */
export interface FormAnswer {
  readonly kind: "form";
  readonly name: string | null;
  readonly body?: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly raw?: string;
}

/** What a customer said to our asking whether we may call. */
export interface CallPermission {
  readonly kind: "call_permission";
  readonly response: string;
  readonly expiresAt?: number;
}

/** An order out of a catalogue; quantities and prices as Meta sent them, numbers where they were. */
export interface Order {
  readonly kind: "order";
  readonly catalogId: string | null;
  readonly items: readonly {
    readonly productId: string;
    readonly quantity: number | null;
    readonly price: number | null;
    readonly currency: string | null;
  }[];
}

/** A call, as far as it concerns the conversation. */
export interface Call {
  readonly kind: "call";
  readonly event: "connect" | "terminate" | "status" | "other";
  readonly by: "customer" | "business";
  /** Meta's word: COMPLETED, FAILED, RINGING, ACCEPTED, REJECTED, … */
  readonly status?: string;
  readonly durationMs?: number;
}

/** What WhatsApp could not hand on, and what of it is known: a poll, an edit, … */
export interface Unsupported {
  readonly kind: "unsupported";
  readonly of: string | null;
  readonly code: string | null;
  readonly title: string | null;
}

/** The part above a body: words, or the file of the message. */
export type Header = { readonly type: "text"; readonly text: string } | { readonly type: "media" } | {
  readonly type: "location";
  readonly location: Omit<Location, "kind">;
};

/** Buttons, or a list to choose from, sent by us. Its body is the text. */
export interface Interactive {
  readonly kind: "interactive";
  readonly header?: Header;
  readonly footer?: string;
  readonly action:
    | {
      readonly type: "buttons";
      readonly buttons: readonly { readonly id: string; readonly title: string }[];
    }
    | {
      readonly type: "list";
      readonly button: string;
      readonly sections: readonly {
        readonly title?: string;
        readonly rows: readonly {
          readonly id: string;
          readonly title: string;
          readonly description?: string;
        }[];
      }[];
    }
    | { readonly type: "link"; readonly title: string; readonly url: string }
    | { readonly type: "request_location" }
    | { readonly type: "request_contact" };
}

/** A template sent by us, filled in as the customer sees it. Its body, filled in, is the text. */
export interface TemplateSent {
  readonly kind: "template";
  readonly templateId: string;
  readonly name: string;
  readonly language: string;
  readonly header?: Header;
  readonly footer?: string;
  readonly buttons?: readonly { readonly type: string; readonly title: string; readonly url?: string }[];
  /** Exactly what Meta is to be given as `template.components`; media ids are put in when it is sent. */
  readonly components: readonly unknown[];
}

/** A line of ours for the team: the message's text is its code, these are the values of its wording. */
export interface Line {
  readonly kind: "line";
  readonly values: Readonly<Record<string, string>>;
}

/** What nobody knew: Meta's item, whole. */
export interface Unknown {
  readonly kind: "unknown";
  readonly raw: unknown;
}

/** What a message is besides its words. */
export type Content =
  | Location
  | ContactCards
  | Choice
  | FormAnswer
  | CallPermission
  | Order
  | Call
  | Unsupported
  | Interactive
  | TemplateSent
  | Line
  | Unknown;

/** What a message answers: a copy of the original's first words, as WhatsApp keeps one. */
export interface Quote {
  /** Meta's id of the original. */
  readonly providerId: string;
  /** Ours; absent: it was not known when this came. */
  readonly messageId?: string;
  readonly direction?: "in" | "out";
  readonly type?: string;
  /** At most 160 characters. */
  readonly text?: string;
  /** Whose words: the public name of the agent, or of the participant of a group chat. */
  readonly by?: string;
}

/** The ad or post that brought the customer. */
export interface Referral {
  readonly sourceType?: string;
  readonly sourceId?: string;
  readonly sourceUrl?: string;
  readonly headline?: string;
  readonly body?: string;
  readonly mediaType?: string;
  readonly imageUrl?: string;
  readonly videoUrl?: string;
  readonly thumbnailUrl?: string;
  readonly clickId?: string;
  readonly welcome?: string;
}

/** How a message came, whatever it is. */
export interface MessageContext {
  /** Forwarded, up to five times or more often. */
  readonly forwarded?: "once" | "often";
  readonly referral?: Referral;
  /** It asks about this product. */
  readonly product?: { readonly catalogId?: string; readonly productId: string };
  /** What Meta said was wrong with it, beside showing it. */
  readonly errors?: readonly { readonly code: string; readonly title?: string }[];
  /** Where it was overheard: typed in the phone's app, imported, or while Meta's own agent had the conversation. */
  readonly source?: "phone_app" | "history" | "meta_agent";
}
