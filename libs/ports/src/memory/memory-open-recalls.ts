import type { Position } from '../event-store.ts';
import type { RecallSearch, RecallStanding } from '../open-recalls.ts';
import { OpenRecalls } from '../open-recalls.ts';

/** How every recall stands, in memory: the twin of the durable read models for tests. */
export class MemoryOpenRecalls extends OpenRecalls {
  #checkpoint: Position = 0;
  #standings = new Map<string, RecallStanding>();

  async checkpoint(): Promise<Position> {
    return this.#checkpoint;
  }

  async apply(position: Position, standings: readonly RecallStanding[]): Promise<void> {
    if (position <= this.#checkpoint) return;
    this.#checkpoint = position;
    await this.amend(standings);
  }

  async amend(standings: readonly RecallStanding[]): Promise<void> {
    for (const one of standings) this.#standings.set(JSON.stringify([one.network, one.recall]), one);
  }

  async of(network: string, agency: string, max: number): Promise<readonly RecallStanding[]> {
    return this.#oldestFirst(
      (one) => one.network === network && one.recipient === agency && isOpen(one),
    ).slice(0, max);
  }

  async forOfficer(
    network: string,
    agencies: readonly string[],
    { open, max }: RecallSearch,
  ): Promise<readonly RecallStanding[]> {
    return this.#oldestFirst(
      (one) =>
        one.network === network &&
        (agencies.includes(one.sender) || (agencies.includes(one.recipient) && !one.neverClaimed)) &&
        (open === undefined || open === isOpen(one)),
    ).slice(0, max);
  }

  async waitingSince(at: string, max: number): Promise<readonly RecallStanding[]> {
    return this.#oldestFirst((one) => isOpen(one) && waitsFrom(one) <= at)
      .sort((one, other) => compare(waitsFrom(one), waitsFrom(other)))
      .slice(0, max);
  }

  /** Puts a newly built read model in the place of this one. */
  becomes(built: MemoryOpenRecalls): void {
    this.#checkpoint = built.#checkpoint;
    this.#standings = built.#standings;
  }

  #oldestFirst(isMeant: (standing: RecallStanding) => boolean): RecallStanding[] {
    return [...this.#standings.values()]
      .filter(isMeant)
      .sort((one, other) => compare(one.openedAt, other.openedAt) || compare(one.recall, other.recall));
  }
}

function isOpen({ closedAt, neverClaimed }: RecallStanding): boolean {
  return closedAt === undefined && !neverClaimed;
}

function waitsFrom({ openedAt, remindedAt }: RecallStanding): string {
  return remindedAt ?? openedAt;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
