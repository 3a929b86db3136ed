/** `balcao department add`: adds a queue; prints its id last. */

import { addDepartment } from "../core/departments/mod.ts";
import { type Command, UsageError } from "./command.ts";
import { withCore } from "./with_core.ts";

/** The command. */
export const command: Command = {
  name: "department add",
  about: "Add a department: a queue of tickets with members",
  options: {
    "name": { type: "string", value: "NAME", required: true, about: "What people call it" },
    "hue": { type: "string", value: "1-12", about: "Its colour; the next free one by default" },
  },
  async run(values, io) {
    const hue = values.text("hue");
    if (hue !== undefined && !/^\d+$/.test(hue)) throw new UsageError("--hue is a number from 1 to 12");
    return await withCore(io, async (core) => {
      const name = values.need("name");
      const department = await addDepartment(core, { name, ...(hue !== undefined && { hue: Number(hue) }) });
      io.out(department.id);
      return 0;
    });
  },
};
