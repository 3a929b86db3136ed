/** Fields that go with a form unseen: what was chosen before, and the session's token where something changes. */

import { Csrf } from "../Csrf.tsx";

/** Draws them; one that is empty is left out. */
export function Hidden({ of, changes = false }: { of: Readonly<Record<string, string>>; changes?: boolean }) {
  return (
    <>
      {changes && <Csrf />}
      {Object.entries(of).map(([name, value]) =>
        value && <input type="hidden" key={name} name={name} value={value} />
      )}
    </>
  );
}
