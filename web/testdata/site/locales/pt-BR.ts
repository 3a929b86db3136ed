/** The texts in Portuguese. */
export const ptBR = { counter_more: "Mais um", error_late: "Tarde demais", only_on_server: "Só no servidor" };
