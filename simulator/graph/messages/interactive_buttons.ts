/** Up to three reply buttons, each with an id of its own and a title of its own. */
import type { JsonObject } from "../../json.ts";
import { needLabel, needList, needObject, needUnique, refuseParameter } from "../refusal.ts";

const path = "interactive['action']";

/** Reads `action: { buttons: [{ type: "reply", reply: { id, title } }] }`. */
export function readButtons(action: JsonObject): void {
  const replies = needList(action, "buttons", path, 1, 3).map((button, index) => {
    if (button.type !== "reply") {
      refuseParameter(`Param ${path}['buttons'][${index}]['type'] must be one of {REPLY}.`);
    }
    const reply = needObject(button, "reply", `${path}['buttons'][${index}]`);
    return {
      id: needLabel(reply, "id", "Button id", 256),
      title: needLabel(reply, "title", "Button title", 20),
    };
  });
  needUnique(replies.map(({ id }) => id), "button id");
  needUnique(replies.map(({ title }) => title), "button title");
}
