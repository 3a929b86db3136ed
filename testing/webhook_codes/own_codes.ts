/** What each of our own webhook bodies is there to show, by the codes of `checks.ts`. */
const LIST = `
text: M1 B1
bsuid_only: M1 B1 B2
two_numbers: A1 M1 T1
many_in_one_change: A1 M1 B1
statuses: T1 T2 T4 T5
image: M1 D1
voice_note: M1 D1
interactive_reply: M1 I1
list_reply: M1 I1 C1
template_button: M1 I1
forms: M1 I2
unknown_interactive: M1 I3
quoted_product: M1 C1
location: M1 M2
contact_cards: M1 M2
order: M1 M2
unsupported: M1 U1
no_type: M1 U1
request_welcome: U2
file_with_error: M1 U3
reaction_removed: R1
edit: E1
revoke: E2
forwarded_text: M1 C2
from_an_ad: M1 F1
tomorrows_type: M1
ninth_digit: M1
no_timestamp: M1
group_message: M1 B1 G1
group_receipts: T1 T3
group_updates: G2
number_changed: S1
new_number_by_words: S1
new_user_id: S2
new_security_key: S3
echo: O1
echo_changes: O1 E1 E2
history: O2
history_file: O2
history_declined: O2
address_book: O3
calls: L1
preferences: P1
templates: K1
account: K2
channel_error: V1
standby: H1
handovers: H2
nobody: A1
field_left_out: A1 A3
tomorrows_field: A2
no_webhook: A0
`;

/** Body → codes. */
export const OWN_CODES: ReadonlyMap<string, readonly string[]> = new Map(
  LIST.trim().split("\n").map((line): [string, string[]] => {
    const [name = "", codes = ""] = line.split(": ");
    return [`ours/${name}.json`, codes.split(" ")];
  }),
);
