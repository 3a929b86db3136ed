/** One body that Meta posted, as it came. */
export interface Delivery {
  /** Grows with every delivery of this journal. */
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly body: Uint8Array;
}

/** A delivery without its body. */
export interface DeliveryHead extends Pick<Delivery, "id" | "receivedAt"> {
  /** The bytes of its body. */
  readonly size: number;
}

/** Some of the deliveries, newest first. */
export interface DeliveryRange {
  /** Only those before this number. */
  readonly before?: number | undefined;
  /** Only those after this number. */
  readonly after?: number | undefined;
  readonly limit: number;
}
