/** How the page shows times, numbers and people: Brazilian forms, São Paulo's clock, hues by hash. */
const zone = "America/Sao_Paulo";
const hourFormat = new Intl.DateTimeFormat("pt-BR", { hour: "2-digit", minute: "2-digit", timeZone: zone });
const secondFormat = new Intl.DateTimeFormat("pt-BR", { timeStyle: "medium", timeZone: zone });
const dayFormat = new Intl.DateTimeFormat("pt-BR", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: zone,
});

/** `14:02`. */
export function clockTime(ms: number): string {
  return hourFormat.format(ms);
}

/** `14:02:31`. */
export function exactTime(ms: number): string {
  return secondFormat.format(ms);
}

/** `dom., 22 de nov., 14:02`. */
export function dayTime(ms: number): string {
  return dayFormat.format(ms);
}

/** `25 h`, `25 h 30 min`, `40 s`: an amount without a sign. */
export function amount(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes === 0) return `${Math.round(Math.abs(ms) / 1000)} s`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} h` : "", rest > 0 ? `${rest} min` : ""].filter(Boolean).join(" ");
}

/** `+55 11 98765-4321` for Brazilian numbers, `+1650…` for the rest. */
export function phoneText(digits: string): string {
  const brazil = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(digits);
  return brazil ? `+55 ${brazil[1]} ${brazil[2]}-${brazil[3]}` : `+${digits}`;
}

/** First letters of the first and the last name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...word ?? ""][0] ?? "");
  return letters.join("").toUpperCase();
}

/** One of the twelve hues, always the same for the same id. */
export function hueClass(id: string): string {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return `hue-${1 + (hash % 12)}`;
}
