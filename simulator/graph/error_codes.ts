/** What is known of Meta's error codes: HTTP status, title, and details where Meta gives a fixed sentence. */
const known: Record<number, [status: number, title: string, details?: string]> = {
  0: [401, "AuthException"],
  1: [400, "API Unknown"],
  2: [503, "API Service", "Temporary due to downtime or due to being overloaded."],
  3: [500, "API Method"],
  4: [400, "API Too Many Calls"],
  10: [403, "Permission Denied"],
  33: [400, "Parameter value is not valid"],
  100: [400, "Invalid parameter"],
  190: [401, "Invalid OAuth access token"],
  200: [403, "Permission error"],
  368: [403, "Temporarily blocked for policies violations"],
  80007: [400, "Rate limit issues"],
  130429: [400, "Rate limit hit", "Cloud API message throughput has been reached."],
  130472: [400, "User's number is part of an experiment"],
  130497: [403, "Business account is restricted from messaging users in this country."],
  131000: [500, "Something went wrong", "Message failed to send due to an unknown error."],
  131005: [403, "Access denied"],
  131008: [400, "Required parameter is missing"],
  131009: [400, "Parameter value is not valid"],
  131016: [500, "Service unavailable", "A service is temporarily unavailable."],
  131020: [400, "Bad group"],
  131021: [400, "Recipient cannot be sender", "Sender and recipient phone number is the same."],
  131026: [400, "Message undeliverable", "Message Undeliverable."],
  131030: [400, "Recipient phone number not in allowed list"],
  131031: [403, "Business Account locked"],
  131037: [400, "WhatsApp provided number needs display name approval before message can be sent."],
  131041: [400, "Group unknown", "The group does not exist or is not one of this phone number."],
  131042: [400, "Business eligibility payment issue"],
  131045: [500, "Incorrect certificate"],
  131047: [
    400,
    "Re-engagement message",
    "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
  ],
  131048: [400, "Spam rate limit hit"],
  131049: [400, "This message was not delivered to maintain healthy ecosystem engagement."],
  131050: [400, "User has stopped receiving marketing messages."],
  131051: [400, "Unsupported message type"],
  131052: [400, "Media download error"],
  131053: [400, "Media upload error"],
  131056: [
    400,
    "(Business Account, Consumer Account) pair rate limit hit",
    "Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.",
  ],
  131057: [500, "Account in maintenance mode"],
  131055: [400, "Method not allowed"],
  131062: [400, "Business-scoped user ID recipient is not supported for this message"],
  131063: [400, "Marketing templates are disabled on Cloud API"],
  131064: [400, "Messaging limit reduced due to template classification violations"],
  132000: [400, "Number of parameters does not match the expected number of params"],
  132001: [404, "Template name does not exist in the translation"],
  132005: [400, "Translated text too long"],
  132007: [400, "Template character policy violated"],
  132008: [400, "Template parameter value is invalid"],
  132012: [400, "Parameter format does not match format in the created template"],
  132015: [400, "Template is paused"],
  132016: [400, "Template is disabled"],
  132018: [400, "There's an issue with the parameters in your template"],
  132068: [400, "Flow is blocked"],
  132069: [400, "Flow is throttled"],
  133000: [500, "Incomplete deregistration"],
  133004: [503, "Server Temporarily Unavailable"],
  133005: [400, "Two step verification PIN mismatch"],
  133006: [400, "Phone number re-verification needed"],
  133008: [400, "Too many two step verification PIN guesses"],
  133009: [400, "Two step verification PIN guessed too fast"],
  133010: [400, "Phone number Not Registered"],
  133015: [400, "Please wait a few minutes before attempting to register this phone number"],
  133016: [400, "Account register deregister rate limit exceeded"],
  134011: [400, "WhatsApp Payments terms of service has not been accepted"],
  135000: [400, "Generic user error"],
  137000: [400, "Recipient identity key hash mismatch"],
  139100: [400, "Failed to block/unblock some users"],
  139101: [400, "Blocklist limit reached"],
  139102: [400, "Blocklist concurrent update"],
  139103: [500, "Internal error while blocking"],
};

/** The HTTP status that comes with the code; 400 where it is not known. */
export function errorStatus(code: number): number {
  return known[code]?.[0] ?? 400;
}

/** The code's title. */
export function errorTitle(code: number): string {
  return known[code]?.[1] ?? "Something went wrong";
}

/** Meta's sentence about it, else the title. */
export function errorDetails(code: number): string {
  return known[code]?.[2] ?? errorTitle(code);
}
