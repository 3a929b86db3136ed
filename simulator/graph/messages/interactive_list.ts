/** A list behind one button: ten sections, ten rows over all of them. */
import type { JsonObject } from "../../json.ts";
import { lengthOf, mayText, needLabel, needList, needUnique, refuse, refuseParameter } from "../refusal.ts";

const path = "interactive['action']";

/** Reads `action: { button, sections: [{ title, rows: [{ id, title, description? }] }] }`. */
export function readList(action: JsonObject): void {
  needLabel(action, "button", "Button text", 20);
  const sections = needList(action, "sections", path, 1, 10);
  const ids: string[] = [];
  for (const [index, section] of sections.entries()) {
    const here = `${path}['sections'][${index}]`;
    // One section needs no title; several cannot be told apart without.
    if (sections.length > 1) needLabel(section, "title", "Section title", 24);
    else mayText(section, "title", here, 24);
    const rows = section.rows;
    if (!Array.isArray(rows) || rows.length === 0) {
      refuseParameter(`The parameter ${here}['rows'] is required.`);
    }
    for (const row of needList(section, "rows", here, 1, Infinity)) {
      ids.push(needLabel(row, "id", "Row id", 200));
      needLabel(row, "title", "Row title", 24);
      const description = mayText(row, "description", `${here}['rows']`);
      if (description !== null && lengthOf(description) > 72) {
        refuse(131009, "Row description length invalid. Max length: 72");
      }
    }
  }
  if (ids.length > 10) refuse(131009, "Total row count exceed max allowed count: 10");
  needUnique(ids, "row id");
}
