/** What stands above a message's body, whatever it is: the ad it came from, the product it is about, what was wrong with it. */

import type { MessageContext, Referral } from "../../core/messages/content.ts";
import type { Message } from "../../core/messages/message.ts";
import { failureText } from "../failure_text.ts";
import { Icon } from "../Icon.tsx";
import { useReader, useText } from "../reader.ts";

/** Draws it. */
export function Above({ message: { context = {} } }: { message: Message }) {
  const { referral, product, errors } = context;
  return (
    <>
      {referral && <Ad referral={referral} />}
      {product && <Product product={product} />}
      {errors && <Errors errors={errors} />}
    </>
  );
}

function Ad({ referral }: { referral: Referral }) {
  const t = useText();
  const { headline, body, sourceType, sourceUrl, welcome } = referral;
  const safe = /^https?:\/\//i.test(sourceUrl ?? "") ? sourceUrl : undefined;
  return (
    <div class="card ad">
      <p class="kind">
        <Icon name="tag" />
        {t(sourceType === "post" ? "from_post" : "from_ad")}
      </p>
      {headline && <b>{headline}</b>}
      {body && <p>{body}</p>}
      {welcome && <p class="soft">{welcome}</p>}
      {safe && (
        <p class="card-acts">
          <a href={safe} target="_blank" rel="noopener noreferrer nofollow">{t("see_ad")}</a>
        </p>
      )}
    </div>
  );
}

function Product({ product }: { product: NonNullable<MessageContext["product"]> }) {
  const t = useText();
  return (
    <p class="kind" title={product.catalogId}>
      <Icon name="cart" />
      {t("about_product", { product: product.productId })}
    </p>
  );
}

function Errors({ errors }: { errors: NonNullable<MessageContext["errors"]> }) {
  const reader = useReader();
  return (
    <>
      {errors.map((error) => (
        <p class="kind bad" key={error.code} title={error.title}>
          <Icon name="warn" />
          {failureText(reader, error)}
        </p>
      ))}
    </>
  );
}
