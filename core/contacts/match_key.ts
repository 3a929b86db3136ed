/**
 * What phones are compared by. The number Meta calls a customer by may differ
 * from the one that was dialled: Brazil's ninth digit, Argentina's 9, Mexico's 1.
 *
 * The danger is using it for anything else: a key is no number to send to.
 */

/** The digits that two spellings of one phone have in common; empty: there are none. */
export function matchKey(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  // Brazil: 55, two digits of area, a 9, eight digits. Landlines have no 9 in front of theirs.
  if (/^55\d{2}9[6-9]\d{7}$/.test(digits)) return digits.slice(0, 4) + digits.slice(5);
  if (/^549\d{10}$/.test(digits)) return `54${digits.slice(3)}`;
  if (/^521\d{10}$/.test(digits)) return `52${digits.slice(3)}`;
  return digits;
}
