import { setImmediate as breathe } from 'node:timers/promises';
import type { AgreementInForce, CaseFiles, LoadedCase, SealFacts } from '#casefile';
import { CASE_STREAM_PREFIX, caseIdOf, openCaseFact } from '#casefile';
import type { Clock, EventStore, Ids, KeyVault, StoredEvent } from '#ports';
import { Conflict, Unreadable } from '#ports';
import type { CaseFacts, StepFact } from '../fact.ts';
import { lastQuarterBefore } from '../quarter.ts';
import type { Countable } from './counted-facts.decide.ts';
import { correctedName, countedFacts } from './counted-facts.decide.ts';
import { withCodes } from './with-codes.ts';
import { quarterly, typesIn } from './quarterly.ts';
import { checkTablesPublished, steeringStreamName, TABLES_PUBLISHED } from './steering.events.ts';
import type { TablesTold } from './steering.events.ts';

const PAGE = 1_000;

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
   * came. Undefined where it was done before, or the agreement does not let anything be counted.
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
    const cases = await this.#counted(network, inForce, at, typesIn(steering.steps));
    const previous = publications.flatMap(({ tables }) => tables);
    const closed = { quarter: closing, agreement, begun, previous };
    const told = await quarterly(cases, closed, breathe);
    const observedUntil = told.tables[0]?.observedUntil ?? at;
    const fact = { closing, agreement: hash, version: agreement.version, observedUntil, ...told };
    return (await this.#append(network, fact, revision)) ? fact : undefined;
  }

  async #counted(
    network: string,
    inForce: AgreementInForce,
    at: string,
    types: ReadonlySet<string>,
  ): Promise<readonly CaseFacts[]> {
    const found: CaseFacts[] = [];
    for await (const caseId of this.#cases(network)) {
      const loaded = await this.parts.files.load(network, caseId);
      const corrected = await this.#corrected(loaded.byId.values());
      const countable = countedFacts(loaded, { inForce, at, types, corrected });
      const facts = await Promise.all(countable.map((one) => this.#withCodes(loaded, one)));
      if (facts.length > 0) found.push(facts);
    }
    return found;
  }

  #withCodes({ byId }: LoadedCase, one: Countable): Promise<StepFact> {
    const [id = ''] = one.permit.record.eventIds;
    return withCodes(one, byId.get(id), this.parts.vault);
  }

  async *#cases(network: string): AsyncGenerator<string> {
    const filter = { streamPrefix: CASE_STREAM_PREFIX, network, types: ['CaseOpened'] };
    let after = 0;
    for (;;) {
      const page = await this.parts.store.readAll(after, { max: PAGE, filter });
      for (const event of page) {
        const caseId = caseIdOf(event);
        if (caseId !== undefined) yield caseId;
      }
      if (page.length < PAGE) return;
      after = page.at(-1)?.position ?? after;
    }
  }

  /** What agencies corrected, by {@link correctedName}; whose correction is erased, their entries are erased with it. */
  async #corrected(events: Iterable<StoredEvent>): Promise<ReadonlySet<string>> {
    const corrected = new Set<string>();
    for (const event of events) {
      if (event.type !== 'EntryCorrected') continue;
      try {
        const { data } = await openCaseFact(this.parts.vault, event);
        if ('corrects' in data && 'by' in data) corrected.add(correctedName(data.by, data.corrects));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
      }
    }
    return corrected;
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
