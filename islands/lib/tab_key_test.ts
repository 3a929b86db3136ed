import { deepEqual, equal } from "node:assert/strict";
import { openOutbox } from "./outbox.ts";
import { tabKey } from "./tab_key.ts";

const left = JSON.stringify([{ id: "msg_1", text: "Da Ana", at: 1, refused: null, taken: false }]);

Deno.test("what an agent left unsent in a tab is neither shown nor kept when a colleague signs in there", () => {
  sessionStorage.clear();
  sessionStorage.setItem(tabKey("outbox", "usr_ana", "tkt_1"), left);
  sessionStorage.setItem(tabKey("draft", "usr_ana", "tkt_2"), "1 Da Ana");
  sessionStorage.setItem("balcao", "somebody else's");

  const outbox = openOutbox("usr_bruno", "tkt_1", () => {}, () => {});

  deepEqual(outbox.unsent, []);
  deepEqual(Object.keys(sessionStorage), ["balcao"]);
});

Deno.test("what one left unsent in a tab is there again after a reload", () => {
  sessionStorage.clear();
  sessionStorage.setItem(tabKey("outbox", "usr_ana", "tkt_1"), left);
  sessionStorage.setItem(tabKey("draft", "usr_ana", "tkt_2"), "1 Da Ana");

  const outbox = openOutbox("usr_ana", "tkt_1", () => {}, () => {});

  deepEqual(outbox.unsent.map(({ text }) => text), ["Da Ana"]);
  equal(sessionStorage.length, 2);
});
