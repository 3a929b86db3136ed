/**
 * `balcao connection add`: adds a WhatsApp number; prints its id last.
 *
 * Secrets given as `-` are read from standard input, one line each, in the
 * order access token, app secret, verify token: arguments can be seen by every
 * user of the machine.
 */

import { addConnection } from "../core/connections/mod.ts";
import { type Command, UsageError } from "./command.ts";
import { departmentIdsOf } from "./departments_by_name.ts";
import { secretFrom, withCore } from "./with_core.ts";

/** The command. */
export const command: Command = {
  name: "connection add",
  about: "Add a WhatsApp number; a secret given as - is read from standard input, one line each",
  options: {
    "name": { type: "string", value: "NAME", required: true, about: "What people call it" },
    "phone-number-id": { type: "string", value: "ID", required: true, about: "Meta's id of the number" },
    "waba-id": { type: "string", value: "ID", required: true, about: "Meta's id of the business account" },
    "access-token": {
      type: "string",
      value: "TOKEN|-",
      required: true,
      about: "What the Graph API is called with",
    },
    "app-secret": {
      type: "string",
      value: "SECRET|-",
      required: true,
      about: "What Meta signs webhooks with",
    },
    "verify-token": {
      type: "string",
      value: "TOKEN|-",
      required: true,
      about: "What Meta shows once at set-up",
    },
    "department": { type: "string", value: "NAME", about: "Where new tickets go; none by default" },
    "greeting": { type: "string", value: "TEXT", about: "Sent once per new ticket" },
    "acceptance": { type: "string", value: "TEXT", about: "Sent when an agent accepts" },
    "farewell": { type: "string", value: "TEXT", about: "Sent when a ticket is closed with farewell" },
    "reopen-minutes": {
      type: "string",
      value: "N",
      about: "Inbound this soon after closing reopens; 120 by default",
    },
  },
  async run(values, io) {
    const reopen = values.text("reopen-minutes");
    if (reopen !== undefined && !/^\d+$/.test(reopen)) throw new UsageError("--reopen-minutes is a number");
    const accessToken = await secretFrom(values.need("access-token"), io);
    const appSecret = await secretFrom(values.need("app-secret"), io);
    const verifyToken = await secretFrom(values.need("verify-token"), io);
    return await withCore(io, async (core) => {
      const [departmentId] = await departmentIdsOf(core, values.all("department").slice(-1));
      const connection = await addConnection(core, {
        name: values.need("name"),
        phoneNumberId: values.need("phone-number-id"),
        wabaId: values.need("waba-id"),
        accessToken,
        appSecret,
        verifyToken,
        defaultDepartmentId: departmentId ?? null,
        texts: {
          greeting: values.text("greeting") ?? null,
          acceptance: values.text("acceptance") ?? null,
          farewell: values.text("farewell") ?? null,
        },
        ...(reopen !== undefined && { reopenMinutes: Number(reopen) }),
      });
      io.out(connection.id);
      return 0;
    });
  },
};
