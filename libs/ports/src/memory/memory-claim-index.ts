import type { ClaimChange, OpenCase } from '../claim-index.ts';
import { ClaimIndex } from '../claim-index.ts';
import type { Position } from '../event-store.ts';

/** A case within a recipient's reach: when it last changed for the recipient, and up to where it was looked through. */
interface Reach {
  readonly network: string;
  readonly agency: string;
  readonly caseId: string;
  changedAt: Position;
  settledAt: Position;
  wakeAt: string | undefined;
}

/** An event in an answer that, as far as is known, arrived or may still arrive. */
interface Delivery {
  readonly network: string;
  readonly agency: string;
  readonly caseId: string;
  readonly eventId: string;
  readonly seq: number;
}

type Released = Extract<ClaimChange, { kind: 'released' }>;
type Recalled = Extract<ClaimChange, { kind: 'recalled' }>;

/** The index of open claims in memory: the twin of the durable ones for tests. */
export class MemoryClaimIndex extends ClaimIndex {
  #checkpoint: Position = 0;
  #reaches = new Map<string, Reach>();
  #deliveries = new Map<string, Delivery>();

  async checkpoint(): Promise<Position> {
    return this.#checkpoint;
  }

  async apply(position: Position, changes: readonly ClaimChange[]): Promise<void> {
    if (position <= this.#checkpoint) return;
    this.#checkpoint = position;
    for (const change of changes) this.#enter(change, position);
  }

  async amend(changes: readonly ClaimChange[]): Promise<void> {
    const position = this.#checkpoint;
    for (const change of changes)
      this.#enter('position' in change ? { ...change, position } : change, position);
  }

  /** Puts a newly built index in the place of this one. */
  becomes(built: MemoryClaimIndex): void {
    this.#checkpoint = built.#checkpoint;
    this.#reaches = built.#reaches;
    this.#deliveries = built.#deliveries;
  }

  async openCases(
    network: string,
    agency: string,
    after: number,
    max: number,
    at: string,
  ): Promise<readonly OpenCase[]> {
    const undelivered = new Set(
      [...this.#deliveries.values()]
        .filter((delivery) => sameRecipient(delivery, { network, agency }) && delivery.seq > after)
        .map((delivery) => delivery.caseId),
    );
    return [...this.#reaches.values()]
      .filter((reach) => sameRecipient(reach, { network, agency }))
      .filter((reach) => isUnsettled(reach, at) || undelivered.has(reach.caseId))
      .sort((one, other) => one.changedAt - other.changedAt || (one.caseId < other.caseId ? -1 : 1))
      .slice(0, max)
      .map(({ caseId, changedAt }) => ({ caseId, changedAt }));
  }

  async confirmed(
    network: string,
    agency: string,
    caseId: string,
    after: number,
  ): Promise<ReadonlySet<string>> {
    return new Set(
      [...this.#deliveries.values()]
        .filter((delivery) => sameRecipient(delivery, { network, agency }))
        .filter((delivery) => delivery.caseId === caseId && delivery.seq <= after)
        .map((delivery) => delivery.eventId),
    );
  }

  async settle(
    network: string,
    agency: string,
    caseId: string,
    seenAt: Position,
    wakeAt?: string,
  ): Promise<void> {
    const reach = this.#reaches.get(nameOf(network, agency, caseId));
    if (reach === undefined) return;
    reach.settledAt = Math.max(reach.settledAt, seenAt);
    reach.wakeAt = wakeAt;
  }

  #enter(change: ClaimChange, position: Position): void {
    if (change.kind === 'reopened') {
      for (const reach of this.#reaches.values())
        if (reach.network === change.network) touch(reach, change.position);
      return;
    }
    if (change.kind === 'recalled') return this.#enterRecalled(change, position);
    const { network, caseId } = change;
    if (change.kind === 'changed') {
      for (const reach of this.#reaches.values())
        if (reach.network === network && reach.caseId === caseId) touch(reach, change.position);
      return;
    }
    const key = nameOf(network, change.agency, caseId);
    if (change.kind === 'reachable')
      this.#reaches.set(key, {
        network,
        agency: change.agency,
        caseId,
        changedAt: position,
        settledAt: 0,
        wakeAt: undefined,
      });
    if (change.kind === 'unreachable') this.#reaches.delete(key);
    if (change.kind === 'released') this.#enterReleased(change, position);
  }

  #enterReleased(released: Released, position: Position): void {
    const { network, agency, caseId, seq, after } = released;
    this.#takeBack(released, position, (delivery) => delivery.seq > after && delivery.seq < seq);
    for (const eventId of released.eventIds) {
      const key = nameOf(network, agency, caseId, eventId);
      if (!this.#deliveries.has(key)) this.#deliveries.set(key, { network, agency, caseId, eventId, seq });
    }
  }

  #enterRecalled(recalled: Recalled, position: Position): void {
    const ids = new Set(recalled.eventIds);
    this.#takeBack(recalled, position, ({ eventId, seq }) => ids.has(eventId) && seq <= recalled.position);
  }

  #takeBack(
    recipient: { readonly network: string; readonly agency: string },
    position: Position,
    isMeant: (delivery: Delivery) => boolean,
  ): void {
    for (const [key, delivery] of this.#deliveries) {
      if (!sameRecipient(delivery, recipient) || !isMeant(delivery)) continue;
      this.#deliveries.delete(key);
      const reach = this.#reaches.get(nameOf(delivery.network, delivery.agency, delivery.caseId));
      if (reach !== undefined) touch(reach, position);
    }
  }
}

function isUnsettled(reach: Reach, at: string): boolean {
  return reach.changedAt > reach.settledAt || (reach.wakeAt !== undefined && reach.wakeAt <= at);
}

function touch(reach: Reach, position: Position): void {
  reach.changedAt = Math.max(reach.changedAt, position);
  reach.settledAt = Math.min(reach.settledAt, position - 1);
}

function sameRecipient(
  one: { readonly network: string; readonly agency: string },
  other: { readonly network: string; readonly agency: string },
): boolean {
  return one.network === other.network && one.agency === other.agency;
}

function nameOf(...parts: string[]): string {
  return JSON.stringify(parts);
}
