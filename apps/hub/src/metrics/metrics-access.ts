import { createHash, timingSafeEqual } from 'node:crypto';

/** Who may read the counts: whoever shows the operator's token; without one the door is closed to everybody. */
export class MetricsAccess {
  constructor(private readonly token: string | undefined) {}

  get isOpen(): boolean {
    return this.token !== undefined;
  }

  /** Takes the same time whatever is shown. */
  admits(authorization: string | undefined): boolean {
    if (this.token === undefined) return false;
    return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${this.token}`));
  }
}

function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
