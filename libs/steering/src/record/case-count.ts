import type { AgreementInForce, CaseFiles, LoadedCase } from '#casefile';
import { CASE_STREAM_PREFIX, caseIdOf, openCaseFact } from '#casefile';
import type { Clock, EventStore, KeyVault, StoredEvent } from '#ports';
import { StoreUnavailable, Unreadable } from '#ports';
import type { CaseFacts, StepFact } from '../fact.ts';
import type { Countable } from './counted-facts.decide.ts';
import { correctedName, countedFacts } from './counted-facts.decide.ts';
import { withCodes } from './with-codes.ts';

const PAGE = 1_000;

/** What counting needs. */
export interface CountParts {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly vault: KeyVault;
  readonly files: Pick<CaseFiles, 'load'>;
  readonly clock: Clock;
}

/** Of what is counted: the cases of a network, by an agreement, events of some types only. */
export interface CountQuestion {
  readonly network: string;
  readonly inForce: AgreementInForce;
  readonly types: ReadonlySet<string>;
}

/** A case of which something was counted; in memory only, until the tables are published. */
interface CountedCase {
  readonly caseId: string;
  /** Revision of the case when it was read. */
  readonly revision: number;
  readonly facts: CaseFacts;
}

/** What was counted in a network. */
export interface Count {
  readonly cases: readonly CountedCase[];
  /** How many cases could not be read, as something in them is damaged. */
  readonly unreadable: number;
}

/** Counts what the gate lets be counted, and looks again whether it still does. */
export class CaseCount {
  constructor(
    private readonly parts: CountParts,
    private readonly question: CountQuestion,
  ) {}

  /** Reads every case of the network. One that cannot be read is left out: it must not keep all others from being told of. */
  async take(): Promise<Count> {
    const cases: CountedCase[] = [];
    let unreadable = 0;
    for await (const caseId of this.#caseIds()) {
      const loaded = await this.#load(caseId);
      if (loaded === undefined) unreadable += 1;
      const facts = loaded === undefined ? [] : await this.#facts(loaded);
      if (loaded !== undefined && facts.length > 0) cases.push({ caseId, revision: loaded.revision, facts });
    }
    return { cases, unreadable };
  }

  /**
   * Whether everything that was counted may still be counted, and says the same: nothing was erased, restricted, objected to,
   * disputed or corrected since. What came since does not matter.
   */
  async stillHolds({ cases }: Count): Promise<boolean> {
    for (const { caseId, revision, facts } of cases) {
      const loaded = await this.#load(caseId);
      if (loaded === undefined) return false;
      if (loaded.revision === revision) continue;
      if (!holdsAll(await this.#facts(loaded), facts)) return false;
    }
    return true;
  }

  async #load(caseId: string): Promise<LoadedCase | undefined> {
    try {
      return await this.parts.files.load(this.question.network, caseId);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      return undefined;
    }
  }

  /** The gate is asked at the instant of each case: a permit is good for a moment only. */
  async #facts(loaded: LoadedCase): Promise<CaseFacts> {
    const { inForce, types } = this.question;
    const corrected = await this.#corrected(loaded.byId.values());
    const countable = countedFacts(loaded, { inForce, at: this.parts.clock.now(), types, corrected });
    return Promise.all(countable.map((one) => this.#withCodes(loaded, one)));
  }

  #withCodes({ byId }: LoadedCase, one: Countable): Promise<StepFact> {
    const [id = ''] = one.permit.record.eventIds;
    return withCodes(one, byId.get(id), this.parts.vault);
  }

  async *#caseIds(): AsyncGenerator<string> {
    const filter = {
      streamPrefix: CASE_STREAM_PREFIX,
      network: this.question.network,
      types: ['CaseOpened'],
    };
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
}

/** Whether all of these facts are among those, each as often. */
function holdsAll(now: CaseFacts, then: CaseFacts): boolean {
  const left = now.map((fact) => JSON.stringify(fact));
  return then.every((fact) => {
    const at = left.indexOf(JSON.stringify(fact));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
