import type { CaseFiles } from '#casefile';
import type {
  ClaimIndex,
  Clock,
  EventStore,
  EvidenceIndex,
  EvidenceNote,
  KeyVault,
  ParkedStream,
  Position,
  StoredEvent,
} from '#ports';
import type { AdoptedAgreement, Registry } from '#registry';
import { BegunAgreements } from '../evidence/begun-agreements.ts';
import { evidenceNotes } from '../evidence/evidence-notes.ts';
import type { Touched } from '../evidence/touched-cases.ts';
import { caseAt, touchedCases } from '../evidence/touched-cases.ts';
import type { StreamwiseReader } from '../follow/parking-reader.ts';
import { blaming } from '../follow/stream-fault.ts';
import { NotCaughtUp } from '../not-caught-up.ts';
import type { News } from './claimable-news.ts';
import { ClaimableNews } from './claimable-news.ts';
import { seenAnew } from './seen-anew.ts';

/** Rings at an agency: an empty message that says "ask", and nothing else. */
export interface Bell {
  ring(network: string, agency: string): void;
}

/** What the reactor works with. */
export interface BellParts {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly files: CaseFiles;
  readonly registry: Registry;
  readonly claims: ClaimIndex;
  readonly indexed: { reached(position: Position, withinMs: number): Promise<boolean> };
  readonly evidence: EvidenceIndex;
  readonly bell: Bell;
  readonly clock: Clock;
}

/** Whom the bell is rung at. */
interface Rung {
  readonly network: string;
  readonly agency: string;
}

/** What a look at a case found for its agencies. */
interface Found {
  readonly notes: readonly EvidenceNote[];
  readonly news: readonly News[];
  /** Who may see more of it than before, whether or not something is to be claimed. */
  readonly seeing: readonly Rung[];
}

/** The agreements that are in force at an instant. */
interface InForce {
  readonly at: string;
  readonly agreementOf: (network: string) => Promise<AdoptedAgreement | undefined>;
}

const INDEX_WAIT_MS = 3_000;

/**
 * After a change of a case, and of every case when a version of the agreement has come into force: notes whose evidence became
 * another one, and rings at those and at whoever may claim, or see, something new.
 */
export class BellReactor implements StreamwiseReader {
  readonly #news: ClaimableNews;
  readonly #begun: BegunAgreements;

  constructor(private readonly parts: BellParts) {
    this.#news = new ClaimableNews({ index: parts.claims });
    this.#begun = new BegunAgreements({ ...parts, index: parts.evidence });
  }

  checkpoint(): Promise<Position> {
    return this.parts.evidence.checkpoint();
  }

  begin(): void {
    this.#begun.startOver();
  }

  async take(events: readonly StoredEvent[], upTo: Position, parked: ReadonlySet<string>): Promise<void> {
    this.#begun.heard(events);
    const touched = touchedCases(events, parked);
    // Before the checkpoint moves, so that after a crash in between it rings again; who asks waits for the checkpoint.
    await this.parts.evidence.apply(upTo, await this.#told(touched, upTo));
  }

  /** Looks at every case again under a version that has come into force, also while no hub was running. */
  async rest(parked: ReadonlySet<string>): Promise<void> {
    for (const { cases, besides, entered } of await this.#begun.overdue()) {
      const touched = cases.filter(({ stream }) => !parked.has(stream));
      const differing = await this.#told(touched, await this.checkpoint());
      await this.parts.evidence.amend([...differing, ...besides]);
      entered();
    }
  }

  async retake(stream: ParkedStream): Promise<void> {
    const one = caseAt(stream, stream.position);
    if (one === undefined) return;
    const found = await this.#look(one, this.#inForce());
    this.#ring(await this.parts.evidence.differing(found.notes), [found]);
    await this.parts.evidence.amend(found.notes);
  }

  /** Rings for what is found in the cases; the notes that differ, which are yet to be entered. */
  async #told(touched: readonly Touched[], at: Position): Promise<readonly EvidenceNote[]> {
    const { indexed, evidence } = this.parts;
    if (touched.length > 0 && !(await indexed.reached(at, INDEX_WAIT_MS))) throw new NotCaughtUp('claims');
    const inForce = this.#inForce();
    const found = await Promise.all(touched.map((one) => blaming(one, () => this.#look(one, inForce))));
    const differing = await evidence.differing(found.flatMap(({ notes }) => notes));
    this.#ring(differing, found);
    return differing;
  }

  /** What is in force now, asked once for each network. */
  #inForce(): InForce {
    const at = this.parts.clock.now();
    const asked = new Map<string, Promise<AdoptedAgreement | undefined>>();
    const agreementOf = (network: string) => {
      const answer = asked.get(network) ?? this.parts.registry.agreementAt(network, at);
      asked.set(network, answer);
      return answer;
    };
    return { at, agreementOf };
  }

  async #look(
    { network, caseId, position, delivered }: Touched,
    { at, agreementOf }: InForce,
  ): Promise<Found> {
    const inForce = await agreementOf(network);
    if (inForce === undefined) return { notes: [], news: [], seeing: [] };
    const loaded = await this.parts.files.loadWith(network, caseId, delivered);
    const seeing = await seenAnew(this.parts, loaded, delivered, { inForce, at });
    return {
      notes: evidenceNotes(loaded, inForce, { at, position }),
      news: await this.#news.of(loaded, inForce, at),
      seeing: seeing.map((agency) => ({ network, agency })),
    };
  }

  #ring(notes: readonly EvidenceNote[], found: readonly Found[]): void {
    const news = found.flatMap((one) => one.news);
    const ringing = new Map<string, Rung>();
    const seeing = found.flatMap((one) => one.seeing);
    for (const one of [...notes, ...seeing, ...news.filter(({ ids }) => ids !== '')])
      ringing.set(`${one.network}|${one.agency}`, one);
    for (const { network, agency } of ringing.values()) this.parts.bell.ring(network, agency);
    this.#news.told(news);
  }
}
