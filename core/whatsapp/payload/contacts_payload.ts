/**
 * A contact card in Meta's words. Meta wants a name to show and at least one of
 * its parts, whatever else the card has.
 */

import type { ContactCard } from "../../messages/content.ts";
import { cardName } from "../../messages/limits.ts";

/** One of the `contacts` of a message. */
export function cardPayload(card: ContactCard): Record<string, unknown> {
  const { firstName, lastName, organisation, phones, emails, addresses, urls, birthday } = card;
  const shown = cardName(card) ?? "";
  return {
    name: {
      formatted_name: shown,
      first_name: firstName || shown,
      ...(lastName && { last_name: lastName }),
    },
    ...(phones?.length && {
      phones: phones.map(({ phone, waId, type }) => ({
        phone,
        ...(type && { type }),
        ...(waId && { wa_id: waId }),
      })),
    }),
    ...(emails?.length && { emails: emails.map(({ email, type }) => ({ email, ...(type && { type }) })) }),
    ...(addresses?.length && { addresses: addresses.map((street) => ({ street })) }),
    ...(urls?.length && { urls: urls.map((url) => ({ url })) }),
    ...(organisation && { org: { company: organisation } }),
    // Any other form is refused, and with it all the rest of the card.
    ...(birthday && /^\d{4}-\d{2}-\d{2}$/.test(birthday) && { birthday }),
  };
}
