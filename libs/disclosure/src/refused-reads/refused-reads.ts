import type { ControllerOf, SealFacts } from '#casefile';
import { catalogueRetention, keptUntil, refusalStreamName } from '#casefile';
import type { Clock, EventStore, Ids } from '#ports';
import type { AccessRefused } from './access-refused.events.ts';
import { ACCESS_REFUSED, checkAccessRefused } from './access-refused.events.ts';

/** An authenticated read that gives nothing. */
export interface RefusedRead extends AccessRefused {
  readonly network: string;
  readonly agency: string;
}

/** What refused reads are noted with. */
export interface RefusedReadsParts {
  readonly store: EventStore;
  readonly sealFacts: SealFacts;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly controllerOf: ControllerOf;
}

/** Enters reads that give nothing beside the agency's refused messages, alike whatever the reason: unknown case, no link, no basis. */
export class RefusedReads {
  constructor(private readonly parts: RefusedReadsParts) {}

  /** Notes one read; to be awaited before the empty answer leaves. */
  async note({ network, agency, ...data }: RefusedRead): Promise<void> {
    const { store, sealFacts, clock, ids, controllerOf } = this.parts;
    checkAccessRefused(data);
    const at = clock.now();
    const type = ACCESS_REFUSED;
    const kept = catalogueRetention(type);
    const keepUntil = kept && keptUntil(kept, { happenedAt: at, recordedAt: at });
    const rows = await sealFacts([
      {
        owner: { network, caseId: '-', controller: controllerOf(network, agency) },
        kind: 'fact',
        id: ids.next(),
        type,
        agency,
        theme: 'disclosure',
        happenedAt: at,
        recordedAt: at,
        data,
        ...(keepUntil !== undefined && { keepUntil }),
      },
    ]);
    await store.append(refusalStreamName(network, agency, at), 'any', rows);
  }
}
