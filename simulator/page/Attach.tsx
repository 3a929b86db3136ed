/** What else a customer can send: a file from this machine, or an example of each type. */
import { page as words } from "../texts.ts";
import { Icon } from "./Icon.tsx";

const types = Object.entries(words.attach.types);

/** The menu beside the field. */
export function Attach({ box, action, number }: { box: string; action: string; number: string }) {
  return (
    <details class="acts attach" id={`${box}-attach`}>
      <summary class="ib" aria-label={words.attach.open}>
        <Icon name="plus" />
      </summary>
      <div class="menu">
        <form method="post" action={action} enctype="multipart/form-data" data-quiet data-then="close">
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="type" value="attachment" />
          <input class="in-box" type="file" name="file" required aria-label={words.attach.file} />
          <input
            class="in-box"
            name="caption"
            aria-label={words.attach.caption}
            placeholder={words.attach.caption}
          />
          <button type="submit" class="btn go">{words.attach.sendFile}</button>
        </form>
        <form class="types" method="post" action={action} data-quiet data-then="close">
          <input type="hidden" name="number" value={number} />
          {types.map(([type, name]) => (
            <button type="submit" class="btn" name="type" value={type}>{name}</button>
          ))}
        </form>
      </div>
    </details>
  );
}
