import type { CaseFiles } from '#casefile';
import type { Clock, EvidenceIndex, EvidenceNote, ParkedStream, Position, StoredEvent } from '#ports';
import type { Registry } from '#registry';
import type { StreamwiseReader } from '../follow/parking-reader.ts';
import { blaming } from '../follow/stream-fault.ts';
import { agreementNote, evidenceNotes } from './evidence-notes.ts';
import type { Touched } from './touched-cases.ts';
import { caseAt, touchedCases } from './touched-cases.ts';

/**
 * Keeps an index of changed evidence in step with the log and tells nobody: so an index is built anew. Should another version
 * of the agreement come into force meanwhile, the index says that it was built under the one before.
 */
export class EvidenceReader implements StreamwiseReader {
  readonly #under = new Map<string, EvidenceNote>();

  constructor(
    private readonly parts: {
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
    const touched = touchedCases(events, parked);
    const notes = await Promise.all(touched.map((one) => blaming(one, () => this.#notes(one))));
    await this.index.apply(upTo, [...notes.flat(), ...this.#under.values()]);
  }

  async retake(stream: ParkedStream): Promise<void> {
    const one = caseAt(stream, stream.position);
    if (one !== undefined) await this.index.amend(await this.#notes(one));
  }

  async #notes({ network, caseId, position, delivered }: Touched): Promise<readonly EvidenceNote[]> {
    const at = this.parts.clock.now();
    const inForce = await this.parts.registry.agreementAt(network, at);
    if (inForce === undefined) return [];
    if (!this.#under.has(network)) this.#under.set(network, agreementNote(network, inForce.hash));
    const loaded = await this.parts.files.loadWith(network, caseId, delivered);
    return evidenceNotes(loaded, inForce, { at, position });
  }
}
