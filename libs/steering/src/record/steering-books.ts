import { setImmediate as breathe } from 'node:timers/promises';
import type { AgreementInForce, CaseFiles, SealFacts } from '#casefile';
import type { Clock, EventStore, Ids, KeyVault } from '#ports';
import { Conflict } from '#ports';
import { lastQuarterBefore } from '../quarter.ts';
import { CaseCount } from './case-count.ts';
import { namedNow } from './named-now.ts';
import type { Closing, Told } from './quarterly.ts';
import { quarterly, typesIn } from './quarterly.ts';
import { checkTablesPublished, steeringStreamName, TABLES_PUBLISHED } from './steering.events.ts';
import type { TablesTold } from './steering.events.ts';

/** So often a closing is counted anew where something may not be counted any more; then it waits for the next round. */
const TRIES = 3;

/** What the registry knows of a network's agreements. */
export interface AgreementsKnown {
  agreementAt(network: string, at: string): Promise<AgreementInForce | undefined>;
  adoptions(network: string): Promise<readonly { readonly adopted: { readonly effectiveFrom: string } }[]>;
}

/** What the books are kept with. */
export interface SteeringParts {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly files: Pick<CaseFiles, 'load'>;
  readonly registry: AgreementsKnown;
  readonly sealFacts: SealFacts;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Told how many cases of a network were left out as they cannot be read. */
  readonly leftOut: (network: string, count: number) => void;
}

/** A publication with the instant since when it is in the record. */
export interface Publication extends TablesTold {
  readonly publishedAt: string;
}

/** What the steering group was shown, and what it is shown next: nothing else of what was counted is ever kept. */
export class SteeringBooks {
  constructor(private readonly parts: SteeringParts) {}

  /** Everything that was published in a network, oldest first. */
  async published(network: string): Promise<readonly Publication[]> {
    return (await this.#read(network)).publications;
  }

  /**
   * Closes the quarter that was over last, once for each version of the agreement: reads every case of the network, counts in
   * memory what the gate lets be counted, and publishes, also where that is nothing: waiting for a first case would tell when it
   * came. What may not be counted any more when the tables are ready is not in them: then all is counted anew. Undefined where it
   * was done before, the agreement does not let anything be counted, or again and again something was taken back meanwhile.
   */
  async close(network: string): Promise<TablesTold | undefined> {
    const { registry, clock } = this.parts;
    const at = clock.now();
    const inForce = await registry.agreementAt(network, at);
    const steering = inForce?.agreement.steering;
    if (inForce === undefined || steering === undefined || !isOn(inForce)) return undefined;
    const closing = lastQuarterBefore(at);
    const { publications, revision } = await this.#read(network);
    const { hash, agreement } = inForce;
    if (publications.some((one) => one.closing === closing && one.agreement === hash)) return undefined;
    const begun = (await registry.adoptions(network)).map(({ adopted }) => adopted.effectiveFrom);
    const previous = publications.map((one) => namedNow(one, steering.steps));
    const count = new CaseCount(this.parts, { network, inForce, types: typesIn(steering.steps) });
    const told = await this.#told(network, count, { quarter: closing, agreement, begun, previous });
    if (told === undefined) return undefined;
    const observedUntil = told.tables[0]?.observedUntil ?? at;
    const fact = { closing, agreement: hash, version: agreement.version, observedUntil, ...told };
    return (await this.#append(network, fact, revision)) ? fact : undefined;
  }

  /** Counts until nothing of what was counted was taken back while the tables were made. */
  async #told(network: string, count: CaseCount, closing: Closing): Promise<Told | undefined> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const counted = await count.take();
      const told = await quarterly(
        counted.cases.map(({ facts }) => facts),
        closing,
        breathe,
      );
      if (!(await count.stillHolds(counted))) continue;
      if (counted.unreadable > 0) this.parts.leftOut(network, counted.unreadable);
      return told;
    }
    return undefined;
  }

  async #read(network: string): Promise<{ publications: readonly Publication[]; revision: number }> {
    const { events, revision } = await this.parts.store.read(steeringStreamName(network));
    const publications = await Promise.all(
      events.map(async (event) => {
        const { data } = (await this.parts.vault.openFact(event)) as { readonly data: TablesTold };
        return { ...data, publishedAt: event.recordedAt };
      }),
    );
    return { publications, revision };
  }

  /** False when another process closed the quarter first. */
  async #append(network: string, data: TablesTold, revision: number): Promise<boolean> {
    checkTablesPublished(data);
    const { store, sealFacts, clock, ids } = this.parts;
    const at = clock.now();
    const rows = await sealFacts([
      {
        owner: { network, caseId: '-', controller: 'hub' },
        kind: 'fact',
        id: ids.next(),
        type: TABLES_PUBLISHED,
        agency: 'hub',
        theme: 'steering',
        happenedAt: at,
        recordedAt: at,
        data,
      },
    ]);
    try {
      await store.append(steeringStreamName(network), revision < 0 ? 'none' : { exact: revision }, rows);
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  }
}

function isOn({ agreement }: AgreementInForce): boolean {
  return agreement.functions.some(({ name, on }) => name === 'steering' && on);
}
