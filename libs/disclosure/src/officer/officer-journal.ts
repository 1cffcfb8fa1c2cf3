import type { SealFacts } from '#casefile';
import { catalogueRetention, keptUntil } from '#casefile';
import type { Clock, EventStore, Ids } from '#ports';
import type { OfficerFact } from './officer.events.ts';
import { checkOfficerFact, officerStreamName } from './officer.events.ts';
import type { OfficerScope } from './scope.ts';

/** What officers ask is entered with. */
export interface JournalParts {
  readonly store: EventStore;
  readonly sealFacts: SealFacts;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Enters what officers ask, before they get it: in a stream of their controller, sealed under its key. */
export class OfficerJournal {
  constructor(private readonly parts: JournalParts) {}

  /** Enters one question or export; to be awaited before the answer leaves. */
  async enter({ network, controller }: OfficerScope, fact: OfficerFact): Promise<void> {
    checkOfficerFact(fact);
    const { store, sealFacts, clock, ids } = this.parts;
    const at = clock.now();
    const kept = catalogueRetention(fact.type);
    const keepUntil = kept && keptUntil(kept, { happenedAt: at, recordedAt: at });
    const rows = await sealFacts([
      {
        owner: { network, caseId: '-', controller },
        kind: 'fact',
        id: ids.next(),
        type: fact.type,
        agency: fact.data.agency,
        theme: 'disclosure',
        happenedAt: at,
        recordedAt: at,
        data: fact.data,
        ...(keepUntil !== undefined && { keepUntil }),
      },
    ]);
    await store.append(officerStreamName(network, controller), 'any', rows);
  }
}
