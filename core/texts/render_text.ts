/**
 * Variables in texts that customers read: `{{contact.first_name}}` and the like.
 *
 * An unknown variable is refused when the text is saved, so that a customer
 * never sees one. A known one without a value (a contact without a name) becomes
 * nothing. Nothing is escaped: WhatsApp shows plain text.
 */

import { invalid } from "../errors.ts";
import type { Locale } from "../users/user.ts";

/** How the company words its texts. */
export interface TextSettings {
  readonly companyName: string;
  /** IANA name of the zone that greetings, dates and times are said in. */
  readonly timeZone: string;
  readonly language: Locale;
}

/** What a text may speak of. */
export interface TextVariables {
  readonly contact: { readonly name: string | null; readonly phone: string | null };
  readonly agent: { readonly publicName: string } | null;
  readonly department: { readonly name: string } | null;
  readonly connection: { readonly name: string };
  readonly ticket: { readonly protocol: string };
  readonly settings: TextSettings;
  readonly now: number;
}

const VALUES: Readonly<Record<string, (of: TextVariables) => string | null | undefined>> = {
  "contact.name": (of) => of.contact.name,
  "contact.first_name": (of) => of.contact.name?.trim().split(/\s+/)[0],
  "contact.phone": (of) => of.contact.phone,
  "agent.name": (of) => of.agent?.publicName,
  "department.name": (of) => of.department?.name,
  "connection.name": (of) => of.connection.name,
  "company.name": (of) => of.settings.companyName,
  "ticket.protocol": (of) => of.ticket.protocol,
  greeting: ({ settings, now }) => GREETINGS[settings.language][partOfDay(settings.timeZone, now)],
  date: ({ settings, now }) => said(settings, now, { dateStyle: "short" }),
  time: ({ settings, now }) => said(settings, now, { timeStyle: "short" }),
};

/** The names that a text may speak of, as they are offered. */
export const VARIABLES: readonly string[] = Object.keys(VALUES);

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The text with its variables filled in. */
export function renderText(template: string, of: TextVariables): string {
  return template.replace(VARIABLE, (_, name: string) => VALUES[name]?.(of) ?? "");
}

/** Refuses a text with a variable that does not exist: `variable_unknown`; `field` says where the text stands. */
export function checkTemplate(text: string, field?: string): void {
  for (const [, variable = ""] of text.matchAll(VARIABLE)) {
    if (!Object.hasOwn(VALUES, variable)) {
      throw invalid("variable_unknown", `There is no variable {{${variable}}}`, {
        variable,
        ...(field !== undefined && { field }),
      });
    }
  }
}

const GREETINGS: Readonly<Record<Locale, readonly [string, string, string]>> = {
  "pt-BR": ["Bom dia", "Boa tarde", "Boa noite"],
  en: ["Good morning", "Good afternoon", "Good evening"],
  es: ["Buenos días", "Buenas tardes", "Buenas noches"],
};

function partOfDay(timeZone: string, now: number): 0 | 1 | 2 {
  const hour = Number(
    new Intl.DateTimeFormat("en", { hour: "2-digit", hourCycle: "h23", timeZone }).format(now),
  );
  if (hour >= 5 && hour < 12) return 0;
  return hour >= 12 && hour < 18 ? 1 : 2;
}

const said = ({ language, timeZone }: TextSettings, now: number, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, { ...style, timeZone }).format(now);
