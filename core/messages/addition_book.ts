/**
 * What is said about messages after they were: reactions, edits, deletions. Kept
 * by wamid, because the message itself may come later than what is said about it.
 *
 * A message is what its first words and its revisions make of it, in the order of
 * Meta's clock and not of arrival; so whatever comes late or twice, the outcome is
 * the same. `wasText` of a revision is set anew whenever one comes between.
 */

import type { NewMessage, ReactionRow, Revision } from "../threads/mod.ts";
import { isNewerReaction, shownReactions } from "../threads/mod.ts";
import type { Content } from "./content.ts";
import { wamidKey } from "./inbound_decision.ts";

/** What a message said, as far as an edit changes it. */
interface Words {
  readonly text: string | null;
  readonly content: Content | undefined;
}

/** What is said about the messages of one batch. */
export class AdditionBook {
  readonly #reactions = new Map<string, Map<string, ReactionRow>>();
  readonly #newReactions = new Set<string>();
  readonly #revisions = new Map<string, Map<string, Revision>>();
  readonly #changedRevisions = new Map<string, Revision>();
  readonly #firstWords = new Map<string, Words>();
  readonly #loaded = new Map<string, { reactions: number; revisions: number }>();

  constructor(reactions: readonly ReactionRow[], revisions: readonly Revision[]) {
    for (const row of reactions) {
      const key = wamidKey(row.connectionId, row.providerId);
      this.#actors(key).set(row.actor, row);
      this.#count(key).reactions++;
    }
    for (const revision of revisions) {
      const key = wamidKey(revision.connectionId, revision.targetId);
      const known = this.#revised(key).set(revision.providerId, revision);
      const [first] = inOrder(known);
      if (first) this.#firstWords.set(key, { text: first.wasText, content: first.wasContent });
      this.#count(key).revisions++;
    }
  }

  #actors(key: string) {
    return entry(this.#reactions, key, () => new Map<string, ReactionRow>());
  }

  #revised(key: string) {
    return entry(this.#revisions, key, () => new Map<string, Revision>());
  }

  #count(key: string) {
    return entry(this.#loaded, key, () => ({ reactions: 0, revisions: 0 }));
  }

  /** Takes a reaction in; false: a newer one of the same actor is known. */
  react(row: ReactionRow): boolean {
    const key = wamidKey(row.connectionId, row.providerId);
    const actors = this.#actors(key);
    if (!isNewerReaction(row, actors.get(row.actor))) return false;
    actors.set(row.actor, row);
    this.#newReactions.add(`${key} ${row.actor}`);
    return true;
  }

  /** Takes an edit or a deletion in; false: it is known. */
  revise(revision: Revision): boolean {
    const known = this.#revised(wamidKey(revision.connectionId, revision.targetId));
    if (known.has(revision.providerId)) return false;
    known.set(revision.providerId, revision);
    this.#changedRevisions.set(wamidKey(revision.connectionId, revision.providerId), revision);
    return true;
  }

  /** The message with everything that is said about it; `isNew`: it stands there as it was first said. */
  applied(message: NewMessage, isNew: boolean): NewMessage {
    if (message.providerId === null) return message;
    const key = wamidKey(message.connectionId, message.providerId);
    return this.#withReactions(this.#withRevisions(message, key, isNew), key);
  }

  #withReactions(message: NewMessage, key: string): NewMessage {
    const rows = this.#reactions.get(key);
    if (!rows) return message;
    const reactions = shownReactions(rows.values());
    const { reactions: _before, ...rest } = message;
    return { ...rest, ...(reactions && { reactions }) };
  }

  #withRevisions(message: NewMessage, key: string, isNew: boolean): NewMessage {
    const revisions = this.#revisions.get(key);
    if (!revisions) return message;
    const said: Words = { text: message.text, content: message.content };
    if (isNew || !this.#firstWords.has(key)) this.#firstWords.set(key, said);
    let words = this.#firstWords.get(key) ?? said;
    let editedAt: number | undefined;
    let revokedAt: number | undefined;
    for (const revision of inOrder(revisions)) {
      this.#note(key, revision, words);
      if (revision.kind === "revoke") revokedAt ??= revision.at;
      else {
        words = { text: revision.text, content: revision.content };
        editedAt = revision.at;
      }
    }
    const { content: _before, ...rest } = message;
    return {
      ...rest,
      text: words.text,
      ...(words.content && { content: words.content }),
      ...(editedAt !== undefined && { editedAt }),
      ...(revokedAt !== undefined && { revokedAt }),
    };
  }

  /** Keeps what stood there before a revision, where that is news. */
  #note(key: string, revision: Revision, { text, content }: Words) {
    if (revision.wasText === text && JSON.stringify(revision.wasContent) === JSON.stringify(content)) return;
    const { wasContent: _before, ...rest } = revision;
    const noted = { ...rest, wasText: text, ...(content && { wasContent: content }) };
    this.#revised(key).set(revision.providerId, noted);
    this.#changedRevisions.set(wamidKey(revision.connectionId, revision.providerId), noted);
  }

  /** The reactions to be written. */
  reactions(): ReactionRow[] {
    return [...this.#reactions].flatMap(([key, actors]) =>
      [...actors.values()].filter(({ actor }) => this.#newReactions.has(`${key} ${actor}`))
    );
  }

  /** The revisions to be written: new ones, and those before which something else stands now. */
  revisions(): Revision[] {
    return [...this.#changedRevisions.values()];
  }

  /** How many reactions and revisions the database knew of these messages. */
  knownOf(messages: readonly NewMessage[]): { readonly reactions: number; readonly revisions: number } {
    const known = { reactions: 0, revisions: 0 };
    if (this.#loaded.size === 0) return known;
    for (const { connectionId, providerId } of messages) {
      const of = providerId === null ? undefined : this.#loaded.get(wamidKey(connectionId, providerId));
      known.reactions += of?.reactions ?? 0;
      known.revisions += of?.revisions ?? 0;
    }
    return known;
  }
}

/** By Meta's clock; within one second by wamid, so that any order of arrival ends the same. */
const inOrder = (revisions: ReadonlyMap<string, Revision>) =>
  [...revisions.values()].sort((a, b) => a.at - b.at || (a.providerId < b.providerId ? -1 : 1));

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
