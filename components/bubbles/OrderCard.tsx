/** An order out of a catalogue: its lines, and their sum where every price is known in one currency. */

import type { Order } from "../../core/messages/content.ts";
import { Icon } from "../Icon.tsx";
import { type Reader, useReader } from "../reader.ts";
import { FormattedText } from "./FormattedText.tsx";

/** Draws the order. */
export function OrderCard({ order: { items }, text }: { order: Order; text: string | null }) {
  const reader = useReader();
  const { t } = reader;
  const sum = totalOf(items);
  return (
    <div class="card">
      <p class="card-head">
        <Icon name="cart" />
        <b>{t("kind_order")}</b>
      </p>
      <ul class="bill">
        {items.map(({ productId, quantity, price, currency }, index) => (
          <li key={index}>
            <span>
              {quantity ?? "?"} × {productId}
            </span>
            {price !== null && <span>{money(reader, price * (quantity ?? 1), currency)}</span>}
          </li>
        ))}
        {sum && (
          <li class="sum">
            <b>{t("total")}</b>
            <b>{money(reader, sum.amount, sum.currency)}</b>
          </li>
        )}
      </ul>
      {text && <FormattedText text={text} />}
    </div>
  );
}

/** The sum; null where something is missing that it needs. */
export function totalOf(items: Order["items"]): { amount: number; currency: string } | null {
  const currency = items[0]?.currency;
  let amount = 0;
  for (const item of items) {
    if (item.price === null || item.quantity === null || item.currency !== currency) return null;
    amount += item.price * item.quantity;
  }
  return currency ? { amount, currency } : null;
}

function money({ locale }: Reader, amount: number, currency: string | null): string {
  if (!/^[A-Za-z]{3}$/.test(currency ?? "")) return amount.toLocaleString(locale);
  return amount.toLocaleString(locale, { style: "currency", currency: currency ?? undefined });
}
