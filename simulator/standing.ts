/**
 * How Meta sees a business number: its quality, its limit, whether it is
 * registered and whether anybody has subscribed to its webhooks.
 *
 * Kept apart from the number itself, so that registering a number again (a new
 * webhook address, a new token) never mends what a test has broken on purpose.
 */
import { flagAt, type JsonObject, textAt } from "./json.ts";

/** The states of one number; this is also the JSON of the control API. */
export interface Standing {
  quality_rating: "GREEN" | "YELLOW" | "RED" | "UNKNOWN";
  messaging_limit: "TIER_250" | "TIER_2K" | "TIER_10K" | "TIER_100K" | "TIER_UNLIMITED";
  throughput: "STANDARD" | "HIGH" | "NOT_APPLICABLE";
  name_status: "APPROVED" | "PENDING_REVIEW" | "DECLINED" | "EXPIRED" | "NONE";
  code_verification_status: "VERIFIED" | "NOT_VERIFIED" | "EXPIRED";
  status: "CONNECTED" | "FLAGGED" | "RESTRICTED" | "BANNED" | "PENDING" | "DISCONNECTED";
  is_official: boolean;
  /** False: every send is refused with 133010. */
  registered: boolean;
  /** The PIN of the two-step verification; null: the next registration sets it. */
  pin: string | null;
  /** When it was registered or deregistered: ten times in 72 hours. */
  registrations: number[];
  /** False: no webhook of this number goes out, as at Meta. */
  subscribed: boolean;
  /** Where the subscription sends webhooks in place of the app's address. */
  override_callback_uri: string | null;
  /** Ids of the phones that the business has blocked. */
  blocked: string[];
  /** The business profile's members that have been set. */
  profile: JsonObject;
}

const choices = {
  quality_rating: ["GREEN", "YELLOW", "RED", "UNKNOWN"],
  messaging_limit: ["TIER_250", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED"],
  throughput: ["STANDARD", "HIGH", "NOT_APPLICABLE"],
  name_status: ["APPROVED", "PENDING_REVIEW", "DECLINED", "EXPIRED", "NONE"],
  code_verification_status: ["VERIFIED", "NOT_VERIFIED", "EXPIRED"],
  status: ["CONNECTED", "FLAGGED", "RESTRICTED", "BANNED", "PENDING", "DISCONNECTED"],
} as const;

/** A number in good order. */
export function newStanding(): Standing {
  return {
    quality_rating: "GREEN",
    messaging_limit: "TIER_2K",
    throughput: "STANDARD",
    name_status: "APPROVED",
    code_verification_status: "VERIFIED",
    status: "CONNECTED",
    is_official: false,
    registered: true,
    pin: null,
    registrations: [],
    subscribed: true,
    override_callback_uri: null,
    blocked: [],
    profile: {},
  };
}

/** The known and well-formed members in `input`; the rest of it is left out. */
export function parseStanding(input: JsonObject): Partial<Standing> {
  const found: JsonObject = {};
  for (const [key, values] of Object.entries(choices)) {
    const value = values.find((known) => known === textAt(input, key)?.toUpperCase());
    if (value !== undefined) found[key] = value;
  }
  for (const key of ["is_official", "registered", "subscribed"]) {
    const flag = flagAt(input, key);
    if (flag !== null) found[key] = flag;
  }
  if (input.pin === null || /^\d{6}$/.test(textAt(input, "pin") ?? "")) found.pin = input.pin;
  return found;
}
