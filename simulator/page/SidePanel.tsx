/** Beside the phones: a new customer, the chatter, what shall go wrong, and what happened to the webhooks. */
import { type Fault, faultKinds } from "../faults.ts";
import type { Phone } from "../phone.ts";
import { page as words } from "../texts.ts";
import type { Delivery } from "../webhooks/delivery.ts";
import { exactTime } from "./show.ts";

/** A new customer's form; open while there is nobody yet. */
export function NewCustomer({ open }: { open: boolean }) {
  return (
    <details class="card" id="new-customer" open={open}>
      <summary>
        <h2>{words.newCustomer}</h2>
      </summary>
      <form class="pad" method="post" action="/_sim/phones" data-quiet data-then="reload">
        <label class="field">
          <span>{words.form.name}</span>
          <input class="in-box" name="name" required autocomplete="off" />
        </label>
        <label class="field">
          <span>{words.form.phone}</span>
          <input
            class="in-box"
            name="phone"
            inputmode="tel"
            placeholder="+55 11 98765-4321"
            autocomplete="off"
          />
          <small>{words.form.phoneHint}</small>
        </label>
        <label class="field">
          <span>{words.form.username}</span>
          <input class="in-box" name="username" placeholder={words.form.usernameHint} autocomplete="off" />
        </label>
        <input type="hidden" name="auto_read" value="true" />
        <button type="submit" class="btn go">{words.form.add}</button>
      </form>
    </details>
  );
}

/** Customers who write by themselves: on or off. */
export function TrafficCard({ everyMs }: { everyMs: number | null }) {
  return (
    <section class="card" id="traffic" data-live="swap" aria-labelledby="traffic-title">
      <header>
        <h2 id="traffic-title">{words.traffic.title}</h2>
      </header>
      <form class="row" method="post" action="/_sim/traffic" data-quiet>
        <p class="grow soft small">
          {everyMs === null ? words.traffic.off : words.traffic.on(Math.max(1, Math.round(everyMs / 1000)))}
        </p>
        <button type="submit" class="btn" name="on" value={String(everyMs === null)}>
          {everyMs === null ? words.traffic.start : words.traffic.stop}
        </button>
      </form>
    </section>
  );
}

/** The faults in waiting, and the form to order one. */
export function FaultsCard({ faults, phones }: { faults: Fault[]; phones: Phone[] }) {
  return (
    <section class="card" aria-labelledby="faults-title">
      <header>
        <h2 id="faults-title">{words.faults.title}</h2>
      </header>
      <form class="pad" method="post" action="/_sim/faults" data-quiet>
        <label class="field">
          <span>{words.faults.kind}</span>
          <select class="in-box" name="kind">
            {faultKinds.map((kind) => <option key={kind} value={kind}>{words.faults.kinds[kind]}</option>)}
          </select>
        </label>
        <div class="three">
          <label class="field">
            <span>{words.faults.times}</span>
            <input class="in-box" name="times" type="number" min="1" value="1" />
          </label>
          <label class="field">
            <span>{words.faults.code}</span>
            <input class="in-box" name="code" inputmode="numeric" value="131000" />
          </label>
        </div>
        <label class="field">
          <span>{words.faults.to}</span>
          <select class="in-box" name="to">
            <option value="">{words.faults.everybody}</option>
            {phones.map((phone) => <option key={phone.bsuid} value={phone.bsuid}>{phone.name}</option>)}
          </select>
        </label>
        <input type="hidden" name="duplicate" value="1" />
        <button type="submit" class="btn go">{words.faults.provoke}</button>
      </form>
      <div id="faults" data-live="swap">
        {faults.length === 0
          ? <p class="row soft small">{words.faults.none}</p>
          : (
            <form method="post" action="/_sim/faults/clear" data-quiet>
              <ul class="log">
                {faults.map((fault) => (
                  <li>
                    <span class="grow">
                      {words.faults.kinds[fault.kind]}
                      {fault.kind === "error" && ` ${fault.code}`}
                    </span>
                    <span class="soft">{words.faults.left(fault.times)}</span>
                  </li>
                ))}
              </ul>
              <p class="row">
                <button type="submit" class="btn no">{words.faults.clear}</button>
              </p>
            </form>
          )}
      </div>
    </section>
  );
}

/** The newest webhooks: what, to whom, how it went. */
export function WebhookLog({ deliveries, pending, nameOf }: {
  deliveries: Delivery[];
  pending: number;
  nameOf(phone: string): string;
}) {
  const kinds: Record<string, string> = words.log.kinds;
  return (
    <section class="card" id="webhooks" data-live="swap" aria-labelledby="log-title">
      <header>
        <h2 id="log-title" class="grow">{words.log.title}</h2>
        {pending > 0 && <span class="state wait">{words.log.pending(pending)}</span>}
      </header>
      {deliveries.length === 0 && <p class="row soft small">{words.log.none}</p>}
      <ul class="log">
        {deliveries.map((one) => (
          <li>
            <time>{exactTime(one.created_at)}</time>
            <a class="grow cut" href={`/_sim/deliveries/${one.id}`}>
              {one.kinds.map((kind) => kinds[kind] ?? kind).join(", ")}
              {one.phone !== null && <span class="soft">{` · ${nameOf(one.phone)}`}</span>}
            </a>
            <DeliveryState delivery={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DeliveryState({ delivery }: { delivery: Delivery }) {
  const { last, state, attempts } = delivery;
  if (!last) return <span class="state">{words.log.sending}</span>;
  const answer = last.status === null ? words.log.noAnswer : String(last.status);
  const tries = attempts > 1 ? ` · ${words.log.attempts(attempts)}` : "";
  return <span class={state === "delivered" ? "state ok" : "state bad"}>{answer}{tries}</span>;
}
