/** The pages before the door: the sign, one form, and where one is. */

import type { ComponentChildren } from "preact";
import { Icon } from "../Icon.tsx";
import { useText } from "../reader.ts";

/** Draws the door around what is asked. */
export function Gate({ children }: { children: ComponentChildren }) {
  const t = useText();
  return (
    <div class="gate">
      <header>
        <Icon name="bell" />
        <b>{t("app_name")}</b>
      </header>
      <main id="content">{children}</main>
      <footer>{t("gate_footer")}</footer>
    </div>
  );
}

/** What a field asks for. */
export interface FieldProps {
  name: string;
  label: string;
  type: "text" | "email" | "password";
  autocomplete: "name" | "username" | "current-password" | "new-password";
  /** Whether the refusal is about it. */
  wrong: boolean;
  hint?: string;
  value?: string | undefined;
  focus?: boolean;
}

/** A field with its label, and what is wrong with it. */
export function Field({ name, label, type, autocomplete, wrong, hint, value, focus = false }: FieldProps) {
  const about = {
    class: "in-box",
    id: name,
    name,
    required: true,
    autocomplete,
    autofocus: focus,
    defaultValue: value,
    "aria-invalid": wrong,
    "aria-describedby": wrong ? "refusal" : hint ? `${name}-hint` : undefined,
  } as const;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {type === "password"
        ? <input type="password" {...about} />
        : type === "email"
        ? <input type="email" {...about} />
        : <input type="text" {...about} />}
      {hint && <small id={`${name}-hint`}>{hint}</small>}
    </div>
  );
}

/** What was refused. */
export function GateRefusal({ text }: { text: string }) {
  return (
    <p class="say bad" role="alert" id="refusal">
      <Icon name="warn" />
      <span class="grow">{text}</span>
    </p>
  );
}
