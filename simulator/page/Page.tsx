/**
 * The page of phones: the clock and the companies above, who there is, the phones
 * side by side, faults and webhooks at the edge. Drawn by the server; `page.js`
 * renews the parts marked `data-live`.
 *
 * The danger is a page that must hold a thousand customers: it shows the first
 * few and says how many there are.
 */

import { chatOf, type World } from "../world.ts";
import { page as words } from "../texts.ts";
import type { RegisteredNumber } from "../number.ts";
import { Icon } from "./Icon.tsx";
import { PhoneView } from "./PhoneView.tsx";
import { amount, dayTime, hueClass, initials } from "./show.ts";
import { FaultsCard, NewCustomer, TrafficCard, WebhookLog } from "./SidePanel.tsx";

const shownPhones = 12;
const shownDeliveries = 25;

/** The page of phones, for one of the registered numbers. */
export function Page({ world, number, everyMs }: {
  world: World;
  number: RegisteredNumber | null;
  everyMs: number | null;
}) {
  const all = world.phones.list();
  const phones = all.slice(0, shownPhones);
  const now = world.clock.now();
  return (
    <html lang="pt-BR">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/page.css" />
        <script type="module" src="/page.js" />
      </head>
      <body data-failed={words.failed} data-lost={words.lost}>
        <header class="top">
          <Icon name="phone" />
          <div class="who">
            <h1 class="cut">{words.title}</h1>
            <p class="cut soft small">{words.subtitle}</p>
          </div>
          <Companies world={world} number={number} />
          <Clock now={now} offset={world.clock.offset()} />
        </header>
        <p class="say" role="status" id="say" />
        <nav class="people" aria-label={words.customers}>
          <ul id="people" data-live="swap">
            {phones.map((phone) => (
              <li>
                <a class="chip" href={`#p-${phone.id}`}>
                  <span class={`av ${hueClass(phone.id)}`} aria-hidden="true">{initials(phone.name)}</span>
                  {phone.name}
                  {number && <Unread count={chatOf(world, number.phoneNumberId, phone.id).unread.length} />}
                </a>
              </li>
            ))}
            {all.length > phones.length && (
              <li class="soft small">{words.more(all.length - phones.length)}</li>
            )}
            <li>
              <a class="chip add" href="#new-customer">
                <Icon name="plus" />
                {words.newCustomer}
              </a>
            </li>
          </ul>
        </nav>
        <main class="lab">
          <div class="phones" id="phones">
            {number
              ? phones.map((phone) => (
                <PhoneView
                  world={world}
                  phone={phone}
                  chat={chatOf(world, number.phoneNumberId, phone.id)}
                  company={number.verifiedName}
                  now={now}
                />
              ))
              : <p class="empty">{words.noNumber}</p>}
            {number && phones.length === 0 && (
              <div class="empty">
                <Icon name="phone" />
                <h2>{words.noCustomer}</h2>
                <p>{words.noCustomerHint}</p>
              </div>
            )}
          </div>
          <div class="side">
            <NewCustomer open={all.length === 0} />
            <WebhookLog
              deliveries={world.webhooks.list(shownDeliveries)}
              pending={world.webhooks.pending()}
              nameOf={(id) => world.phones.find(id)?.name ?? id}
            />
            <TrafficCard everyMs={everyMs} />
            <FaultsCard faults={world.faults.list()} phones={phones} />
          </div>
        </main>
      </body>
    </html>
  );
}

function Unread({ count }: { count: number }) {
  return count === 0 ? null : <span class="count">{count}</span>;
}

/** Which business the phones talk to; nothing to choose when there is one. */
function Companies({ world, number }: { world: World; number: RegisteredNumber | null }) {
  const all = [...world.numbers.values()];
  if (all.length < 2) return null;
  return (
    <ul class="companies" aria-label={words.company}>
      {all.map((one) => (
        <li>
          <a
            class="btn"
            href={`/?number=${one.phoneNumberId}`}
            aria-current={one === number ? "page" : undefined}
          >
            {one.verifiedName}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Clock({ now, offset }: { now: number; offset: number }) {
  const moved = Math.abs(offset) >= 1000;
  return (
    <form class="clock" method="post" action="/_sim/clock" data-quiet>
      <p id="clock" data-live="swap">
        <span class="vh">{words.now}:</span>
        <time class="num">{dayTime(now)}</time>
        {moved && (
          <span class="soft small">
            {offset > 0 ? words.ahead(amount(offset)) : words.behind(amount(offset))}
          </span>
        )}
      </p>
      <button type="submit" class="btn" name="advance_ms" value="3600000" aria-label={words.advanceHint.hour}>
        {words.advance.hour}
      </button>
      <button type="submit" class="btn" name="advance_ms" value="86400000" aria-label={words.advanceHint.day}>
        {words.advance.day}
      </button>
    </form>
  );
}
