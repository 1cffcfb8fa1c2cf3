import type { CaseFiles } from '#casefile';
import type {
  Clock,
  EventStore,
  EvidenceIndex,
  EvidenceNote,
  ParkedStream,
  Position,
  StoredEvent,
} from '#ports';
import type { Registry } from '#registry';
import type { StreamwiseReader } from '../follow/parking-reader.ts';
import { blaming } from '../follow/stream-fault.ts';
import { evidenceNotes } from './evidence-notes.ts';
import type { Touched } from './touched-cases.ts';
import { caseAt, touchedCases } from './touched-cases.ts';

/** Keeps an index of changed evidence in step with the log and tells nobody: so an index is built anew. */
export class EvidenceReader implements StreamwiseReader {
  constructor(
    private readonly parts: {
      readonly store: EventStore;
      readonly files: CaseFiles;
      readonly registry: Registry;
      readonly clock: Clock;
    },
    private readonly index: EvidenceIndex,
  ) {}

  checkpoint(): Promise<Position> {
    return this.index.checkpoint();
  }

  async take(events: readonly StoredEvent[], upTo: Position, parked: ReadonlySet<string>): Promise<void> {
    const touched = await touchedCases(this.parts.store, events, parked);
    const notes = await Promise.all(touched.map((one) => blaming(one, () => this.#notes(one))));
    await this.index.apply(upTo, notes.flat());
  }

  async retake(stream: ParkedStream): Promise<void> {
    const one = caseAt(stream, stream.position);
    if (one !== undefined) await this.index.amend(await this.#notes(one));
  }

  async #notes({ network, caseId, position }: Touched): Promise<readonly EvidenceNote[]> {
    const at = this.parts.clock.now();
    const inForce = await this.parts.registry.agreementAt(network, at);
    if (inForce === undefined) return [];
    return evidenceNotes(await this.parts.files.load(network, caseId), inForce, { at, position });
  }
}
