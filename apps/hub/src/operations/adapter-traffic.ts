import type { Receipt } from '#catalogue';

/** At which door an agency was heard last. */
export type HeardAt = 'intake' | 'claim' | 'evidence' | 'ledger';

/** What this process heard of one agency since it began. */
export interface Traffic {
  readonly seenAt?: string;
  readonly seenBy?: HeardAt;
  /** The number up to which it said that it has its deliveries. */
  readonly claimedAfter?: number;
  readonly accepted: number;
  /** Receipts "held", by code; the same message is counted each time it is handed in. */
  readonly held: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
}

const NONE: Traffic = { accepted: 0, held: {}, refused: {} };

/**
 * What the hub heard of each agency's adapter: when, at which door, what became of it. Counts of codes in the memory of this
 * process: no case, no event, no payload.
 */
export class AdapterTraffic {
  readonly #byAgency = new Map<string, Traffic>();

  /** The agency asked something, authenticated; a claim says what it has. */
  asked(network: string, agency: string, seenBy: HeardAt, seenAt: string, claimedAfter?: number): void {
    const said = claimedAfter === undefined ? {} : { claimedAfter };
    this.#put(network, agency, { seenAt, seenBy, ...said });
  }

  /** The agency handed something in and got these receipts. */
  receipted(network: string, agency: string, receipts: readonly Receipt[], seenAt: string): void {
    const before = this.of(network, agency);
    this.#put(network, agency, {
      seenAt,
      seenBy: 'intake',
      accepted: before.accepted + receipts.filter(({ outcome }) => outcome === 'accepted').length,
      held: counted(before.held, receipts, 'held'),
      refused: counted(before.refused, receipts, 'refused'),
    });
  }

  /** What was heard of the agency; nothing when it has been silent. */
  of(network: string, agency: string): Traffic {
    return this.#byAgency.get(keyOf(network, agency)) ?? NONE;
  }

  #put(network: string, agency: string, change: Partial<Traffic>): void {
    this.#byAgency.set(keyOf(network, agency), { ...this.of(network, agency), ...change });
  }
}

function keyOf(network: string, agency: string): string {
  return `${network}/${agency}`;
}

function counted(
  before: Readonly<Record<string, number>>,
  receipts: readonly Receipt[],
  wanted: Receipt['outcome'],
): Readonly<Record<string, number>> {
  const counts = { ...before };
  for (const { outcome, code = 'NONE' } of receipts)
    if (outcome === wanted) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
