/** A WhatsApp group that a business number has; its conversation is a `Chat` under the group's id. */
export interface GroupChat {
  id: string;
  /** The business number's id. */
  number: string;
  subject: string;
  /** Phones' ids, eight at most. */
  participants: string[];
}
