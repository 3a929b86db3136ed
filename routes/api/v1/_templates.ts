/** Templates in the API: those that a connection can send, with what there is to fill in. */

import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { getConnection } from "../../../core/connections/mod.ts";
import { isSendable, listTemplates, type Template as TemplateNoun } from "../../../core/templates/mod.ts";
import { type ApiEnv, createRouter, guardedBy } from "./_env.ts";
import { problems } from "./_problem.ts";
import { answer, time } from "./_schemas.ts";
import { iso } from "./_views.ts";

/** A message approved by Meta. */
export const Template = z.object({
  id: z.string().openapi({ example: "tpl_01KAPQ7M3V000C2N4R6T8" }),
  name: z.string(),
  language: z.string(),
  category: z.string(),
  status: z.string().openapi({ description: "Meta's word." }),
  sendable: z.boolean(),
  parameter_format: z.enum(["POSITIONAL", "NAMED"]),
  components: z.array(z.unknown()).openapi({ description: "As Meta gives them." }),
  updated_at: time,
}).openapi("Template");

const listRoute = createRoute({
  method: "get",
  path: "/templates",
  summary: "The templates of a connection, by name and language",
  ...guardedBy("messages:read"),
  request: {
    query: z.object({
      connection_id: z.string().max(64),
      search: z.string().max(200).optional().openapi({ description: "Words of its name or body." }),
      language: z.string().max(20).optional().openapi({ description: "`pt` takes its countries too." }),
      all: z.enum(["true", "false"]).optional().openapi({
        description: "`true`: also those that cannot be sent now.",
      }),
    }),
  },
  responses: {
    200: answer(
      "All of them",
      z.object({ data: z.array(Template), next_cursor: z.null().openapi({ description: "This is all." }) }),
    ),
    ...problems(404, 422),
  },
});

/** The operations on templates. */
export function templateRoutes(): OpenAPIHono<ApiEnv> {
  const app = createRouter();

  app.openapi(listRoute, async (c) => {
    const { core } = c.var;
    const { connection_id: connectionId, search, language, all } = c.req.valid("query");
    await getConnection(core, connectionId);
    const templates = await listTemplates(core, { connectionId, search, language, all: all === "true" });
    return c.json({ data: templates.map(templateView), next_cursor: null }, 200);
  });

  return app;
}

function templateView(template: TemplateNoun): z.infer<typeof Template> {
  const { id, name, language, category, status, parameterFormat, components, updatedAt } = template;
  return {
    id,
    name,
    language,
    category,
    status,
    sendable: isSendable(template),
    parameter_format: parameterFormat,
    components: [...components],
    updated_at: iso(updatedAt),
  };
}
