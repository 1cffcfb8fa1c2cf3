import { createHash } from 'node:crypto';
import type { Clock, EventStore } from '#ports';
import { refusalStreamName } from '../stream-names.ts';
import type { SealFacts } from './draft.ts';
import type { ControllerOf } from './drafting.ts';

/** A message that was refused for good: its id as it was given, and the code. Never its content. */
export interface MessageRefused {
  readonly id: string;
  readonly code: string;
}

/** The refused messages of authenticated senders: a stream for each agency and month. */
export class Refusals {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly sealFacts: SealFacts,
    private readonly controllerOf: ControllerOf,
  ) {}

  /** Notes each refusal; one that is noted already in this month is not noted again. */
  async note(network: string, agency: string, refused: readonly MessageRefused[]): Promise<void> {
    const at = this.clock.now();
    const controller = this.controllerOf(network, agency);
    const rows = await this.sealFacts(
      distinct(refused).map(([id, data]) => ({
        owner: { network, caseId: '-', controller },
        kind: 'fact',
        id,
        type: 'MessageRefused',
        agency,
        theme: 'case',
        happenedAt: at,
        recordedAt: at,
        data,
      })),
    );
    const stream = refusalStreamName(network, agency, at);
    // One append each: what another process noted meanwhile is a duplicate and does not touch the others.
    const outcomes = await this.store.appendEach(
      rows.map((row) => ({ stream, expected: 'any', events: [row] })),
    );
    for (const outcome of outcomes) if (outcome.outcome === 'failed') throw outcome.error;
  }
}

/** By an id of fixed form: the sender's own id of a malformed message may hold anything. */
function distinct(refused: readonly MessageRefused[]): [string, MessageRefused][] {
  const named = refused.map(({ id, code }): [string, MessageRefused] => [
    createHash('sha256').update(`${id}\u001f${code}`).digest('base64url'),
    { id, code },
  ]);
  return [...new Map(named)];
}
