/** What a customer does with the phone itself: call, show or hide the number, move to another one. */
import type { Phone } from "../phone.ts";
import { page as words } from "../texts.ts";
import { Icon } from "./Icon.tsx";

/** The menu in the phone's head. */
export function PhoneMenu({ phone, number }: { phone: Phone; number: string }) {
  const base = `/_sim/phones/${encodeURIComponent(phone.id)}`;
  return (
    <details class="acts phone-menu">
      <summary class="ib" aria-label={words.menu.open(phone.name)}>
        <Icon name="more" />
      </summary>
      <div class="menu">
        <form method="post" action={`${base}/calls`} data-quiet data-then="close">
          <input type="hidden" name="number" value={number} />
          <button type="submit" class="btn">{words.menu.call}</button>
        </form>
        {phone.phone !== null && (
          <form method="post" action={base} data-quiet data-then="close">
            <button type="submit" class="btn" name="shares_phone" value={String(!phone.shares_phone)}>
              {phone.shares_phone ? words.menu.hide : words.menu.show}
            </button>
          </form>
        )}
        <form method="post" action={`${base}/messages`} data-quiet data-then="close">
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="type" value="user_changed_number" />
          <input
            class="in-box"
            name="new_phone"
            inputmode="tel"
            required
            aria-label={words.menu.newNumber}
            placeholder="+55 11 91234-5678"
          />
          <button type="submit" class="btn">{words.menu.move}</button>
        </form>
      </div>
    </details>
  );
}
