import { LRUCache } from 'lru-cache';
import type { Clock } from '#ports';
import type { CaseDamaged } from '../case-damaged.ts';

/** A damaged case is looked at again after so long, milliseconds: it may have been mended. */
const AGAIN_AFTER_MS = 10 * 60_000;
const REMEMBERED = 10_000;

/** Which cases an agency is not answered from for a while, as what it would be given of them is damaged. */
export class DamagedCases {
  readonly #until = new LRUCache<string, number>({ max: REMEMBERED });

  constructor(private readonly clock: Clock) {}

  /** Leaves the case out of this agency's answers; what others are given of it may be sound. */
  leaveOut(agency: string, { network, caseId }: CaseDamaged): void {
    this.#until.set(keyOf(network, agency, caseId), Date.parse(this.clock.now()) + AGAIN_AFTER_MS);
  }

  /** Whether the case is left out at present. */
  isLeftOut(network: string, agency: string, caseId: string): boolean {
    const until = this.#until.get(keyOf(network, agency, caseId));
    return until !== undefined && Date.parse(this.clock.now()) < until;
  }
}

function keyOf(...parts: readonly string[]): string {
  return parts.join('|');
}
