/** From what a program ordered to what the core sends: member by member. */

import type { z } from "@hono/zod-openapi";
import type { StoredFile } from "../../../core/media/mod.ts";
import type { ContactCard, Interactive, Location } from "../../../core/messages/content.ts";
import type { MessageBody } from "../../../core/messages/mod.ts";
import type { NewMessage } from "./_order_schemas.ts";
import { lacking } from "./_read_order.ts";

type Ordered = z.infer<typeof NewMessage>;
type Place = NonNullable<Ordered["location"]>;
type Card = NonNullable<Ordered["contacts"]>[number];
type InteractiveOrder = NonNullable<Ordered["interactive"]>;

/** The body of an order; refuses `request_invalid` where its type needs more. */
export function bodyOf(order: Ordered, file: StoredFile | undefined): MessageBody {
  switch (order.type) {
    case "text":
      return { type: "text", text: needed(order.text, "text") };
    case "media":
      return {
        type: "media",
        file: needed(file, "file"),
        caption: order.text ?? null,
        voice: order.voice === true,
        as: order.as,
      };
    case "location":
      return { type: "location", location: placeOf(needed(order.location, "location")) };
    case "contacts":
      return { type: "contacts", cards: needed(order.contacts, "contacts").map(cardOf) };
    case "interactive":
      return {
        type: "interactive",
        body: needed(order.text, "text"),
        interactive: interactiveOf(needed(order.interactive, "interactive"), file !== undefined),
        header: file,
      };
    case "template": {
      const { id, parameters } = needed(order.template, "template");
      const { location, ...values } = parameters;
      return {
        type: "template",
        templateId: id,
        parameters: { ...defined(values), ...(location && { location: placeOf(location) }) },
        header: file,
      };
    }
  }
}

function needed<T>(member: T | undefined, field: string): T {
  if (member === undefined) throw lacking(field);
  return member;
}

/** Without the members that are not there. */
function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const there = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

const placeOf = ({ latitude, longitude, name, address }: Place): Omit<Location, "kind"> => ({
  latitude,
  longitude,
  ...defined({ name, address }),
});

function cardOf({ first_name: firstName, last_name: lastName, phones, emails, ...rest }: Card): ContactCard {
  const { name, organisation, addresses, urls, birthday } = rest;
  return {
    ...defined({ name, firstName, lastName, organisation, addresses, urls, birthday }),
    ...(phones && {
      phones: phones.map(({ phone, wa_id: waId, type }) => ({ phone, ...defined({ waId, type }) })),
    }),
    ...(emails && { emails: emails.map(({ email, type }) => ({ email, ...defined({ type }) })) }),
  };
}

function interactiveOf(
  { header, footer, action }: InteractiveOrder,
  hasFile: boolean,
): Omit<Interactive, "kind"> {
  return {
    ...(header !== undefined && !hasFile && { header: { type: "text" as const, text: header } }),
    ...defined({ footer }),
    action: actionOf(action),
  };
}

function actionOf(action: InteractiveOrder["action"]): Interactive["action"] {
  if (action.type !== "list") return action;
  const { type, button, sections } = action;
  return {
    type,
    button,
    sections: sections.map(({ title, rows }) => ({
      ...defined({ title }),
      rows: rows.map(({ id, title, description }) => ({ id, title, ...defined({ description }) })),
    })),
  };
}
