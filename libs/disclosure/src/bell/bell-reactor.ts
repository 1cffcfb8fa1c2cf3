import type { AgreementInForce, CaseFiles } from '#casefile';
import { CASE_STREAM_PREFIX, caseIdOf } from '#casefile';
import type { ClaimIndex, Clock, EventStore, EvidenceIndex, Position, StoredEvent } from '#ports';
import type { Registry } from '#registry';
import { noteEvidence } from '../evidence/evidence-notes.ts';
import type { LogReader } from '../follow/log-follower.ts';
import { NotCaughtUp } from '../not-caught-up.ts';
import { ClaimableNews } from './claimable-news.ts';

/** Rings at an agency: an empty message that says "ask", and nothing else. */
export interface Bell {
  ring(network: string, agency: string): void;
}

/** What the reactor works with. */
export interface BellParts {
  readonly store: EventStore;
  readonly files: CaseFiles;
  readonly registry: Registry;
  readonly claims: ClaimIndex;
  readonly indexed: { reached(position: Position, withinMs: number): Promise<boolean> };
  readonly evidence: EvidenceIndex;
  readonly bell: Bell;
  readonly clock: Clock;
}

/** A case that changed, and where it last did. */
interface Touched {
  readonly network: string;
  readonly caseId: string;
  readonly position: Position;
}

const INDEX_WAIT_MS = 3_000;
const PAGE = 500;
/** Releases change neither anybody's evidence nor what there is to claim. */
const SILENT: readonly string[] = ['Released', 'ReleaseAbandoned'];

/** After a change of a case: notes whose evidence became another one, and rings at those and at whoever may claim something new. */
export class BellReactor implements LogReader {
  readonly #news: ClaimableNews;

  constructor(private readonly parts: BellParts) {
    this.#news = new ClaimableNews({ files: parts.files, index: parts.claims });
  }

  checkpoint(): Promise<Position> {
    return this.parts.evidence.checkpoint();
  }

  async take(events: readonly StoredEvent[], upTo: Position): Promise<void> {
    const touched = touchedBy(events);
    for (const { network, position } of events.filter(isAdoption))
      touched.push(...(await this.#allCases(network, position)));
    if (touched.length > 0 && !(await this.parts.indexed.reached(upTo, INDEX_WAIT_MS)))
      throw new NotCaughtUp('claims');
    const ringing = new Set((await Promise.all(touched.map((one) => this.#listen(one)))).flat());
    for (const name of ringing) {
      const [network = '', agency = ''] = name.split('|');
      this.parts.bell.ring(network, agency);
    }
    await this.parts.evidence.advance(upTo);
  }

  async #listen({ network, caseId, position }: Touched): Promise<readonly string[]> {
    const { files, registry, evidence, clock } = this.parts;
    const at = clock.now();
    const inForce: AgreementInForce | undefined = await registry.agreementAt(network, at);
    if (inForce === undefined) return [];
    const loaded = await files.load(network, caseId);
    const changed = await noteEvidence(evidence, loaded, inForce, { at, position });
    const claimable = await this.#news.recipients(network, caseId, loaded.state, inForce, at);
    return [...changed, ...claimable].map((agency) => `${network}|${agency}`);
  }

  /** A new agreement may change everybody's evidence of every case. */
  async #allCases(network: string, position: Position): Promise<readonly Touched[]> {
    const filter = { streamPrefix: CASE_STREAM_PREFIX, network, types: ['CaseOpened'] };
    const cases: Touched[] = [];
    for (let after = 0; ;) {
      const page = await this.parts.store.readAll(after, { max: PAGE, filter });
      cases.push(...touchedBy(page).map((one) => ({ ...one, position })));
      after = page.at(-1)?.position ?? after;
      if (page.length < PAGE) return cases;
    }
  }
}

function touchedBy(events: readonly StoredEvent[]): Touched[] {
  const touched = new Map<string, Touched>();
  for (const event of events) {
    const caseId = caseIdOf(event);
    if (caseId === undefined || SILENT.includes(event.type)) continue;
    touched.set(event.stream, { network: event.network, caseId, position: event.position });
  }
  return [...touched.values()];
}

function isAdoption(event: StoredEvent): boolean {
  return event.type === 'AgreementAdopted';
}
