/** A WhatsApp group chat, beside the contact that stands for it; browser-safe. */

/** Somebody in a group chat, by BSUID or phone. */
export interface GroupParticipant {
  readonly id: string;
  readonly name?: string;
}

/** A WhatsApp group chat. */
export interface GroupChat {
  /** The contact that stands for it. */
  readonly contactId: string;
  readonly connectionId: string;
  readonly groupId: string;
  readonly subject: string | null;
  readonly description: string | null;
  readonly inviteLink: string | null;
  readonly state: "active" | "suspended" | "deleted";
  readonly participants: readonly GroupParticipant[];
  /** Meta's time of the newest news; 0: there were none, only messages. */
  readonly updatedAt: number;
}
