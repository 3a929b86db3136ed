/** `balcao settings`: the company's name, time zone and language; without options it shows them. */

import { changeSettings, loadTextSettings } from "../core/texts/mod.ts";
import { LOCALES } from "../core/users/mod.ts";
import { columns } from "./columns.ts";
import type { Command } from "./command.ts";
import { withCore } from "./with_core.ts";

/** The command. */
export const command: Command = {
  name: "settings",
  about: "Show or change what texts to customers are worded with",
  options: {
    "company-name": { type: "string", value: "NAME", about: "What {{company.name}} stands for" },
    "time-zone": { type: "string", value: "ZONE", about: "Of dates, times and greetings: America/Sao_Paulo" },
    "language": { type: "string", value: LOCALES.join("|"), about: "Of dates and greetings" },
  },
  async run(values, io) {
    const [companyName, timeZone, language] = ["company-name", "time-zone", "language"].map(values.text);
    const order = {
      ...(companyName !== undefined && { companyName }),
      ...(timeZone !== undefined && { timeZone }),
      ...(language !== undefined && { language }),
    };
    return await withCore(io, async (core) => {
      const asked = Object.keys(order).length === 0;
      const settings = asked ? await loadTextSettings(core) : await changeSettings(core, order);
      io.out(columns("company-name", settings.companyName));
      io.out(columns("time-zone", settings.timeZone));
      io.out(columns("language", settings.language));
      return 0;
    });
  },
};
