import { functionOn } from '#agreement';
import type { AccessPlace, Clock } from '#ports';
import type { Registry } from '#registry';
import type { LogFollower } from '../follow/log-follower.ts';
import { NotCaughtUp } from '../not-caught-up.ts';
import type { DecisionTrace, TracingParts } from './decision-trace.ts';
import { traceDecision } from './decision-trace.ts';
import type { OfficerExport } from './export.ts';
import { exportOf } from './export.ts';
import type { Asking, ListParts } from './lists.ts';
import { LISTS } from './lists.ts';
import type { OfficerJournal } from './officer-journal.ts';
import type { OfficerAsker, OfficerList, OfficerPage, OfficerQuestion } from './questions.ts';
import { OfficerProblem } from './questions.ts';
import { scopeOf } from './scope.ts';
import type { OfficerEntry } from './told-entries.ts';
import { toldEntries } from './told-entries.ts';

/**
 * A proof that the entry stands in the ledger, as somebody else makes it, with that of its growth from or to a size that the asker has
 * seen; undefined while no head covers it.
 */
export type ProveEntry = (position: number, seen: number | undefined) => Promise<object | undefined>;

/** What an officer's questions are answered with. */
export interface OfficerParts extends ListParts, Pick<TracingParts, 'vault'> {
  readonly store: ListParts['store'] & TracingParts['store'] & { head(): Promise<number> };
  readonly vault: TracingParts['vault'];
  readonly registry: Registry;
  readonly journal: OfficerJournal;
  readonly clock: Clock;
  readonly prove: ProveEntry;
  /** The newest signed head of the ledger; undefined before the first. */
  readonly ledgerHead: () => Promise<string | undefined>;
  /** What keeps the lists in step with the record. */
  readonly followers: readonly Pick<LogFollower, 'reached'>[];
}

/** A page of a list, as it is answered. */
export interface ListAnswer extends OfficerPage {
  readonly of: OfficerList;
  readonly asOf: string;
}

/** One decision with everything that explains it. */
export interface EntryAnswer extends Partial<DecisionTrace> {
  readonly asOf: string;
  readonly entry: OfficerEntry;
  /** Audit path of the release in the ledger; absent while no signed head covers it. */
  readonly proof?: object;
}

/** How long a question waits for the lists to be in step, milliseconds. */
const PATIENCE_MS = 2_000;

/** Answers the questions of a controller's officer, and enters each before it is answered. */
export class OfficerDesk {
  constructor(private readonly parts: OfficerParts) {}

  /** One page of a list. Throws {@link OfficerProblem}, `NotCaughtUp`. */
  async list(asker: OfficerAsker, question: OfficerQuestion): Promise<ListAnswer> {
    const asking = await this.#asking(asker);
    const page = await LISTS[question.of](asking, question, this.parts);
    await this.#enter(asker, asking, { ...question, count: page.items.length });
    return { of: question.of, asOf: asking.at, ...page };
  }

  /**
   * One decision, explained; `seen` is the size of the head of the ledger that the asker holds. Throws {@link OfficerProblem} for
   * whatever is no entry of the asker's.
   */
  async entry(asker: OfficerAsker, { position, ordinal }: AccessPlace, seen?: number): Promise<EntryAnswer> {
    const asking = await this.#asking(asker);
    const { scope, at } = asking;
    const whose = { network: scope.network, scope: scope.agencies, now: at };
    const row = await this.parts.access.at(whose, { position, ordinal });
    const asked = { of: 'entry', entry: `${position}/${ordinal}`, count: row === undefined ? 0 : 1 } as const;
    await this.#enter(asker, asking, asked);
    if (row === undefined) throw new OfficerProblem('ENTRY_NOT_FOUND');
    const [entry] = await toldEntries(scope, [row], this.parts);
    if (entry === undefined) throw new OfficerProblem('ENTRY_NOT_FOUND');
    const agreementAt = (network: string, instant: string) =>
      this.parts.registry.agreementAt(network, instant);
    const trace = await traceDecision(scope, row, { ...this.parts, agreementAt });
    const proof = await this.parts.prove(position, seen);
    return { asOf: at, entry, ...trace, ...(proof && { proof }) };
  }

  /** A whole list as a file. Throws {@link OfficerProblem}. */
  async export(asker: OfficerAsker, question: OfficerQuestion): Promise<OfficerExport> {
    const asking = await this.#asking(asker);
    const page = (after: string | undefined) => {
      const { after: _, ...whole } = question;
      return LISTS[question.of](asking, { ...whole, ...(after !== undefined && { after }) }, this.parts);
    };
    const exported = await exportOf(page, { asker, question, at: asking.at }, this.parts.ledgerHead);
    const { count, sha256 } = exported.manifest;
    const { after: _, ...asked } = question;
    await this.parts.journal.enter(asking.scope, {
      type: 'OfficerExported',
      data: {
        agency: asker.agency,
        officer: asker.actor,
        ...asked,
        count,
        sha256Json: sha256.json,
        sha256Csv: sha256.csv,
      },
    });
    return exported;
  }

  async #asking({ network, agency }: OfficerAsker): Promise<Asking> {
    const { clock, registry, followers, store } = this.parts;
    const at = clock.now();
    const inForce = await registry.agreementAt(network, at);
    if (inForce === undefined || !functionOn(inForce.agreement, 'officer', agency))
      throw new OfficerProblem('OFFICER_OFF');
    const head = await store.head();
    const reached = await Promise.all(followers.map((follower) => follower.reached(head, PATIENCE_MS)));
    if (reached.includes(false)) throw new NotCaughtUp('the access log');
    return { scope: scopeOf(inForce.agreement, agency), at, inForce };
  }

  async #enter(
    { agency, actor: officer }: OfficerAsker,
    { scope }: Asking,
    asked: Omit<
      Parameters<OfficerJournal['enter']>[1]['data'],
      'agency' | 'officer' | 'sha256Json' | 'sha256Csv'
    >,
  ): Promise<void> {
    await this.parts.journal.enter(scope, { type: 'OfficerSearched', data: { agency, officer, ...asked } });
  }
}
