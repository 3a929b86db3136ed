/** A request that the web layer itself refuses, before any handler of ours has seen it. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly status: number;
  /** What happened, for a program and for the translation: `csrf_refused`, `body_too_large`, … */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
