/** What customers read about the business when they tap its name. */
import type { JsonObject } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import { standingOf, type World } from "../world.ts";
import { pickFields } from "./fields.ts";
import { mayText, refuseParameter } from "./refusal.ts";
import { needProduct } from "./send_request.ts";

const lengths = { about: 139, address: 256, description: 512, email: 128, profile_picture_handle: 4096 };
const verticals = [
  "UNDEFINED",
  "OTHER",
  "AUTO",
  "BEAUTY",
  "APPAREL",
  "EDU",
  "ENTERTAIN",
  "EVENT_PLAN",
  "FINANCE",
  "GROCERY",
  "GOVT",
  "HOTEL",
  "HEALTH",
  "NONPROFIT",
  "PROF_SERVICES",
  "RETAIL",
  "TRAVEL",
  "RESTAURANT",
  "NOT_A_BIZ",
];

/** `GET /:phoneNumberId/whatsapp_business_profile?fields=…`. */
export function profileOf(world: World, number: RegisteredNumber, fields: string | null): JsonObject {
  const all: JsonObject = {
    about: "",
    address: "",
    description: "",
    email: "",
    websites: [],
    vertical: "UNDEFINED",
    profile_picture_url: `${world.url}/business.png`,
    messaging_product: "whatsapp",
    ...standingOf(world, number.phoneNumberId).profile,
  };
  const usual = Object.keys(all);
  const picked = pickFields(all, "WhatsAppBusinessProfile", fields, usual);
  return { data: [{ business_profile: { ...picked, messaging_product: "whatsapp" } }] };
}

/** `POST /:phoneNumberId/whatsapp_business_profile`: what is left out stays. */
export function changeProfile(world: World, number: RegisteredNumber, body: JsonObject): JsonObject {
  needProduct(body);
  const change: JsonObject = {};
  for (const [key, most] of Object.entries(lengths)) {
    const text = mayText(body, key, "body", most);
    if (text !== null && key !== "profile_picture_handle") change[key] = text;
  }
  if (change.about === "") refuseParameter("Param body['about'] must not be empty.");
  if (typeof change.email === "string" && change.email !== "" && !/^\S+@\S+\.\S+$/.test(change.email)) {
    refuseParameter("Param body['email'] must be an email address.");
  }
  const { vertical, websites } = body;
  if (vertical !== undefined) {
    if (!verticals.some((known) => known === vertical)) {
      refuseParameter(`Param body['vertical'] must be one of {${verticals.join(", ")}}.`);
    }
    change.vertical = vertical;
  }
  if (websites !== undefined) {
    if (!Array.isArray(websites) || websites.length > 2 || !websites.every(isWebAddress)) {
      refuseParameter("Param body['websites'] must be a list of at most 2 URLs.");
    }
    change.websites = websites;
  }
  Object.assign(standingOf(world, number.phoneNumberId).profile, change);
  world.changes.announce({ place: "state" });
  return { success: true };
}

const isWebAddress = (value: unknown) =>
  typeof value === "string" && value.length <= 256 && /^https?:\/\//i.test(value) && URL.canParse(value);
