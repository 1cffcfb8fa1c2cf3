import type { SealFacts } from '#casefile';
import { catalogueRetention, keptUntil } from '#casefile';
import type { Clock, EventStore, Ids, Position } from '#ports';
import type { OperatorActed } from './operator.events.ts';
import { checkOperatorActed, OPERATOR_ACTED, operatorStreamName } from './operator.events.ts';

/** What the journal works with. */
export interface OperatorJournalParts {
  readonly store: Pick<EventStore, 'append'>;
  readonly sealFacts: SealFacts;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Where an action stands in the record, and since when. */
export interface OperatorReceipt {
  readonly at: string;
  readonly position: Position;
}

/** Enters what operators have the hub do, before it is done: also whoever runs the hub leaves a trace in the ledger. */
export class OperatorJournal {
  constructor(private readonly parts: OperatorJournalParts) {}

  /** Enters one action in a network, durably. */
  async enter(network: string, data: OperatorActed): Promise<OperatorReceipt> {
    checkOperatorActed(data);
    const { store, sealFacts, clock, ids } = this.parts;
    const at = clock.now();
    const kept = catalogueRetention(OPERATOR_ACTED);
    const keepUntil = kept && keptUntil(kept, { happenedAt: at, recordedAt: at });
    const rows = await sealFacts([
      {
        owner: { network, caseId: '-', controller: 'hub' },
        kind: 'fact',
        id: ids.next(),
        type: OPERATOR_ACTED,
        agency: 'hub',
        theme: 'operation',
        happenedAt: at,
        recordedAt: at,
        data,
        ...(keepUntil !== undefined && { keepUntil }),
      },
    ]);
    const { position } = await store.append(operatorStreamName(network), 'any', rows);
    return { at, position };
  }
}
