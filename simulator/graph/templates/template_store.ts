/**
 * The templates of each WABA: a set that is there from the beginning, and what
 * tests and people at the control API make of it.
 *
 * The set is laid out when a WABA is first asked for, so that a WABA which was
 * registered by hand has templates too.
 */
import { randomInt } from "node:crypto";
import { isObject, type JsonObject, textAt } from "../../json.ts";
import { builtInTemplates } from "./built_in.ts";
import { type Template, templateStatuses } from "./template.ts";

/** All templates of one simulator. */
export interface TemplateStore {
  /** In the order they were made. */
  list(wabaId: string): Template[];
  find(wabaId: string, name: string, language: string): Template | null;
  findById(id: string): { wabaId: string; template: Template } | null;
  /** Adds a template, or changes the one of this name and language; null for an input without a name. */
  put(wabaId: string, input: JsonObject): Template | null;
  /** Removes every language of it, or one. Returns what went. */
  remove(wabaId: string, name: string, language?: string): Template[];
  /** For the file: every WABA's templates as they are now. */
  all(): [wabaId: string, templates: Template[]][];
  restore(all: [wabaId: string, templates: Template[]][]): void;
  clear(): void;
}

/** A store in which every WABA has the built-in set. */
export function openTemplateStore(): TemplateStore {
  const byWaba = new Map<string, Template[]>();
  const list = (wabaId: string) => {
    const found = byWaba.get(wabaId) ?? builtInTemplates(wabaId);
    byWaba.set(wabaId, found);
    return found;
  };
  const find = (wabaId: string, name: string, language: string) =>
    list(wabaId).find((one) => one.name === name && one.language === language) ?? null;
  return {
    list,
    find,
    findById(id) {
      for (const [wabaId, templates] of byWaba) {
        const template = templates.find((one) => one.id === id);
        if (template) return { wabaId, template };
      }
      return null;
    },
    put(wabaId, input) {
      const name = textAt(input, "name");
      if (name === null) return null;
      const before = find(wabaId, name, textAt(input, "language") ?? "pt_BR");
      const template = merge(before ?? newTemplate(name), input);
      if (before) Object.assign(before, template);
      else list(wabaId).push(template);
      return before ?? template;
    },
    remove(wabaId, name, language) {
      const gone = list(wabaId).filter((one) =>
        one.name === name && (language ?? one.language) === one.language
      );
      byWaba.set(wabaId, list(wabaId).filter((one) => !gone.includes(one)));
      return gone;
    },
    all: () => [...byWaba],
    restore: (all) => all.forEach(([wabaId, templates]) => byWaba.set(wabaId, templates)),
    clear: () => byWaba.clear(),
  };
}

function newTemplate(name: string): Template {
  return {
    id: String(randomInt(10 ** 14, 2 * 10 ** 14)),
    name,
    language: "pt_BR",
    status: "APPROVED",
    category: "UTILITY",
    parameter_format: "POSITIONAL",
    components: [{ type: "BODY", text: name }],
    quality_score: { score: "UNKNOWN", date: 0 },
    rejected_reason: "NONE",
  };
}

function merge(template: Template, input: JsonObject): Template {
  const category = textAt(input, "category")?.toUpperCase();
  const format = textAt(input, "parameter_format")?.toUpperCase();
  const score = textAt(isObject(input.quality_score) ? input.quality_score : input, "score")?.toUpperCase();
  const status = textAt(input, "status")?.toUpperCase();
  const { quality_score } = template;
  return {
    ...template,
    language: textAt(input, "language") ?? template.language,
    status: templateStatuses.find((known) => known === status) ?? template.status,
    category: (["UTILITY", "MARKETING", "AUTHENTICATION"] as const).find((known) => known === category) ??
      template.category,
    parameter_format: format === "NAMED" || format === "POSITIONAL" ? format : template.parameter_format,
    components: Array.isArray(input.components) ? input.components.filter(isObject) : template.components,
    quality_score: {
      score: (["GREEN", "YELLOW", "RED", "UNKNOWN"] as const).find((known) => known === score) ??
        quality_score.score,
      date: quality_score.date,
    },
    rejected_reason: textAt(input, "rejected_reason") ?? template.rejected_reason,
  };
}
