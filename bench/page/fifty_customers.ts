/** Fifty customers as they come: names, texts and times that differ, so that compression is no cheat. */

import type { Customer } from "../../testing/stage/customer.ts";
import type { Stage } from "../../testing/stage/stage.ts";

const FIRST =
  "Ana Bruno Carla Diego Elisa Fábio Gabriela Heitor Isabel João Kátia Leandro Mariana Nelson Olívia".split(
    " ",
  );
const LAST =
  "Souza Lima Nogueira Prado Dias Reis Motta Alves Ferreira Castro Paz Albuquerque Brito Pires Teixeira"
    .split(" ");
const SAID = [
  "Bom dia, o meu pedido ainda não chegou",
  "Vocês abrem no sábado?",
  "Quanto custa a entrega para Campinas",
  "Preciso trocar o tamanho da camisa",
  "Obrigada, vou conferir e já respondo",
  "O boleto venceu ontem, podem mandar outro",
  "Não consigo entrar na minha conta",
  "Tem em azul?",
  "Podem me ligar depois das 14 h?",
  "O código de rastreio não funciona",
  "Quero falar com o financeiro",
];

/** Lets fifty customers write. */
export function fiftyCustomers(stage: Stage): Customer[] {
  return Array.from({ length: 50 }, (_, i) => {
    const name = `${FIRST[(i * 7) % FIRST.length]} ${LAST[(i * 4 + Math.floor(i / 15)) % LAST.length]}`;
    const customer = stage.customer({ name });
    customer.writes(`${SAID[(i * 3) % SAID.length]} (${i * 37 % 91})`);
    return customer;
  });
}
