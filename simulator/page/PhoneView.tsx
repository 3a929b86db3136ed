/**
 * One customer's phone: who it is, the conversation as the customer sees it,
 * and the place to write.
 *
 * The script swaps the elements marked `data-live` for newer ones and leaves the
 * rest alone: the field a person is typing into must never be among them.
 */
import { type Chat, type ChatMessage, isWindowOpen, windowMs } from "../chat.ts";
import type { Phone } from "../phone.ts";
import { page as words } from "../texts.ts";
import { chatOf, type World } from "../world.ts";
import { Attach } from "./Attach.tsx";
import { Bubble } from "./Bubble.tsx";
import { Icon } from "./Icon.tsx";
import { PhoneMenu } from "./PhoneMenu.tsx";
import { clockTime, hueClass, initials, phoneText } from "./show.ts";

const shownMessages = 80;

/** What a phone shows. */
export interface PhoneScreen {
  world: World;
  phone: Phone;
  chat: Chat;
  company: string;
  /** The simulated clock's time. */
  now: number;
}

/** The phone. */
export function PhoneView({ world, phone, chat, company, now }: PhoneScreen) {
  const shown = onScreen(world, phone, chat).slice(-shownMessages);
  const box = `p-${phone.id}`;
  const action = `/_sim/phones/${encodeURIComponent(phone.id)}/messages`;
  return (
    <section class="phone" id={box} aria-labelledby={`${box}-name`} data-phone={phone.id}>
      <header>
        <span class={`av ${hueClass(phone.id)}`} aria-hidden="true">{initials(phone.name)}</span>
        <div class="who">
          <h2 class="cut" id={`${box}-name`}>{phone.name}</h2>
          <p class="cut soft small num" id={`${box}-number`} data-live="swap">
            {phone.phone ? phoneText(phone.phone) : words.phone.hidden}
          </p>
        </div>
        <div id={`${box}-menu`} data-live="swap">
          <PhoneMenu phone={phone} number={chat.number} />
        </div>
      </header>
      <Switches box={box} phone={phone} chat={chat} now={now} />
      <div
        class="scroll"
        role="log"
        aria-live="polite"
        tabindex={0}
        aria-label={words.phone.chatWith(phone.name, company)}
      >
        <ol class="msgs" id={`${box}-msgs`} data-live="list">
          {shown.length === 0 && <li class="sys" id={`${box}-none`}>{words.phone.empty}</li>}
          {shown.map((message) => (
            <Bubble key={message.wamid} world={world} message={message} phone={phone.id} company={company} />
          ))}
        </ol>
      </div>
      <p class="typing" id={`${box}-typing`} data-live="swap" role="status">
        {chat.typing_until > Date.now() && <span>{company} {words.phone.typing}</span>}
      </p>
      <div class="compose">
        <Attach box={box} action={action} number={chat.number} />
        <form class="counter" method="post" action={action} data-quiet>
          <input type="hidden" name="number" value={chat.number} />
          <label class="vh" for={`${box}-text`}>{words.phone.write(phone.name)}</label>
          <textarea id={`${box}-text`} name="text" rows={1} required placeholder={words.phone.placeholder} />
          <button type="submit" class="ib go" aria-label={words.phone.send}>
            <Icon name="send" />
          </button>
        </form>
      </div>
    </section>
  );
}

/** The conversation, and what is said in the groups with this business, by the clock. */
function onScreen(world: World, phone: Phone, chat: Chat): ChatMessage[] {
  const groups = [...world.groups.values()].filter((group) =>
    group.number === chat.number && group.participants.includes(phone.id)
  );
  const own = chat.messages.filter(isOnPhone);
  if (groups.length === 0) return own;
  const said = groups.flatMap((group) => chatOf(world, chat.number, group.id).messages).filter(isOnPhone);
  return [...own, ...said].sort((one, other) => one.at - other.at);
}

/** What has not reached the phone is not on its screen. */
function isOnPhone(message: ChatMessage): boolean {
  return message.from === "customer" || ["delivered", "read", "played"].includes(message.status);
}

function Switches({ box, phone, chat, now }: { box: string; phone: Phone; chat: Chat; now: number }) {
  const action = `/_sim/phones/${encodeURIComponent(phone.id)}`;
  const note = phone.online
    ? phone.auto_read ? null : words.phone.closed(chat.unread.length)
    : words.phone.off;
  return (
    <div class="switches" id={`${box}-switches`} data-live="swap">
      <div>
        <WindowState chat={chat} now={now} />
        <form method="post" action={action} data-quiet>
          <button type="submit" class="btn text" name="auto_read" value={String(!phone.auto_read)}>
            {phone.auto_read ? words.phone.close : words.phone.open}
          </button>
        </form>
        <form method="post" action={action} data-quiet>
          <button type="submit" class="btn text" name="online" value={String(!phone.online)}>
            {phone.online ? words.phone.switchOff : words.phone.switchOn}
          </button>
        </form>
      </div>
      {note !== null && <p>{note}</p>}
    </div>
  );
}

function WindowState({ chat, now }: { chat: Chat; now: number }) {
  const open = isWindowOpen(chat, now);
  const until = clockTime((chat.last_inbound_at ?? 0) + windowMs);
  return (
    <span class={`win grow${open ? "" : " shut"}`}>
      <Icon name="hourglass" />
      <span class="vh">{words.phone.window}</span>
      {open ? words.phone.windowOpen(until) : words.phone.windowShut}
    </span>
  );
}
