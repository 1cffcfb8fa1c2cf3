import type { ClaimChange, ClaimIndex } from '../claim-index.ts';

/** The hour at which specs ask. */
export const NOON = '2026-05-01T12:00:00.000Z';
/** A later hour, at which something wakes. */
export const EVENING = '2026-05-01T18:00:00.000Z';

/** The log of one network as the index hears of it, and what it says to one recipient. */
export class Told {
  readonly #index: ClaimIndex;
  readonly network: string;
  #position: number;

  constructor(index: ClaimIndex, network: string, position: number) {
    this.#index = index;
    this.network = network;
    this.#position = position;
  }

  /** Applies changes at the next position, which it returns. */
  async hears(...changes: readonly ((network: string, position: number) => ClaimChange)[]): Promise<number> {
    this.#position += 1;
    const position = this.#position;
    await this.#index.apply(
      position,
      changes.map((change) => change(this.network, position)),
    );
    return position;
  }

  async open(agency: string, after: number, { max = 10, at = NOON } = {}): Promise<string[]> {
    const cases = await this.#index.openCases(this.network, agency, after, max, at);
    return cases.map(({ caseId }) => caseId);
  }

  async confirmed(agency: string, caseId: string, after: number): Promise<string[]> {
    return [...(await this.#index.confirmed(this.network, agency, caseId, after))].sort();
  }

  settle(agency: string, caseId: string, seenAt: number, wakeAt?: string): Promise<void> {
    return this.#index.settle(this.network, agency, caseId, seenAt, wakeAt);
  }

  /** Amends what was left behind. */
  async amends(...changes: readonly ((network: string, position: number) => ClaimChange)[]): Promise<void> {
    await this.#index.amend(changes.map((change) => change(this.network, 1)));
  }
}

/** A case was changed. */
export const changed = (caseId: string) => (network: string, position: number) =>
  ({ kind: 'changed', network, caseId, position }) as const;
/** A case can be reached by an agency. */
export const reachable = (caseId: string, agency: string) => (network: string) =>
  ({ kind: 'reachable', network, caseId, agency }) as const;
/** And can be no more. */
export const unreachable = (caseId: string, agency: string) => (network: string) =>
  ({ kind: 'unreachable', network, caseId, agency }) as const;
/** Events of a case were released to an agency, in the answer of this number to a claim from that cursor. */
export const released =
  (caseId: string, agency: string, eventIds: readonly string[], seq: number, after: number) =>
  (network: string) =>
    ({ kind: 'released', network, caseId, agency, eventIds, seq, after }) as const;
/** Events were recalled from an agency. */
export const recalled =
  (agency: string, eventIds: readonly string[]) => (network: string, position: number) =>
    ({ kind: 'recalled', network, agency, eventIds, position }) as const;
/** Every case of the network is to be looked through. */
export const reopened = (network: string, position: number) =>
  ({ kind: 'reopened', network, position }) as const;
