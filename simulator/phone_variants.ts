/**
 * The several ways of dialling one WhatsApp account.
 *
 * In Brazil, Argentina and Mexico a mobile number exists with and without an
 * extra digit, and the account carries one of them: whoever dials the other is
 * still answered, with the account's own `wa_id`. An inbox that takes what it
 * dialled for the customer's id ends with two contacts for one person.
 */

/** A dialled number reduced to its digits: `+55 (11) 98765-4321` → `5511987654321`. */
export function digitsOf(dialled: string): string {
  return dialled.replace(/\D/g, "");
}

/** Every way to dial the account `waId`, itself first. */
export function phoneVariants(waId: string): string[] {
  const brazil = /^55(\d{2})(9?)(\d{8})$/.exec(waId);
  if (brazil) {
    const [, area, ninth, rest] = brazil;
    return [waId, ninth === "" ? `55${area}9${rest}` : `55${area}${rest}`];
  }
  const argentina = /^54(9?)(\d{10})$/.exec(waId);
  if (argentina) return [waId, argentina[1] === "" ? `549${argentina[2]}` : `54${argentina[2]}`];
  const mexico = /^52(1?)(\d{10})$/.exec(waId);
  if (mexico) return [waId, mexico[1] === "" ? `521${mexico[2]}` : `52${mexico[2]}`];
  return [waId];
}
