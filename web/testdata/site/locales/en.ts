/** The texts in English. */
export const en = { counter_more: "One more", error_late: "Too late", only_on_server: "On the server only" };
