/** A conversation of twenty messages, as a thread is weighed with: what the customer said, one bubble each. */

import { eventually } from "../../testing/eventually.ts";
import { rowsOf } from "../../testing/stage/ask.ts";
import type { Customer } from "../../testing/stage/customer.ts";
import type { Stage } from "../../testing/stage/stage.ts";

const MORE = [
  "Boa tarde",
  "Comprei na terça e o prazo era ontem",
  "O número do pedido é",
  "Já falei com a transportadora e ninguém sabe",
  "Podem ver isso para mim, por favor?",
  "Se não der, prefiro o dinheiro de volta",
  "Moro em Campinas, no centro",
];

/** Lets the customer write until twenty messages stand in the thread; the path of its page. */
export async function twentyMessages(stage: Stage, customer: Customer): Promise<string> {
  const last = "É isso, obrigada (20)";
  for (let n = 2; n < 20; n++) customer.writes(`${MORE[n % MORE.length]} ${n * 37 % 91}`);
  customer.writes(last);
  let path = "";
  await eventually(async () => {
    const tickets = rowsOf(await stage.api("ana", "GET", "/tickets?limit=100"));
    const ticket = tickets.find((one) => JSON.stringify(one).includes(last));
    path = `/tickets/${ticket?.id}?tab=waiting`;
    return ticket !== undefined;
  }, "twenty messages are there");
  return path;
}
