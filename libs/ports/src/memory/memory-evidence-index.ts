import type { EvidenceChange, EvidenceNote } from '../evidence-index.ts';
import { EvidenceIndex } from '../evidence-index.ts';
import type { Position } from '../event-store.ts';

interface Noted extends EvidenceNote {
  readonly revision: number;
}

/** Which evidence changed for whom, in memory: the twin of the durable indexes for tests. */
export class MemoryEvidenceIndex extends EvidenceIndex {
  #checkpoint: Position = 0;
  #latest = 0;
  #noted = new Map<string, Noted>();

  async checkpoint(): Promise<Position> {
    return this.#checkpoint;
  }

  async differing(notes: readonly EvidenceNote[]): Promise<readonly EvidenceNote[]> {
    return this.#differing(notes);
  }

  async apply(position: Position, notes: readonly EvidenceNote[]): Promise<void> {
    if (position <= this.#checkpoint) return;
    this.#checkpoint = position;
    this.#enter(this.#differing(notes));
  }

  async amend(notes: readonly EvidenceNote[]): Promise<void> {
    this.#enter(notes.map((note) => ({ ...note, position: this.#checkpoint })));
  }

  async changes(
    network: string,
    agency: string,
    after: number,
    max: number,
  ): Promise<readonly EvidenceChange[]> {
    const changes = [...this.#noted.values()]
      .filter((noted) => noted.network === network && noted.agency === agency && noted.revision > after)
      .sort((one, other) => one.revision - other.revision || (one.caseId < other.caseId ? -1 : 1));
    const last = changes[Math.min(max, changes.length) - 1]?.revision ?? 0;
    return changes
      .filter(({ revision }) => revision <= last)
      .map(({ caseId, revision }) => ({ caseId, revision }));
  }

  /** Puts a newly built index in the place of this one: what did not change keeps its revision, the rest changes now. */
  becomes(built: MemoryEvidenceIndex): void {
    const before = this.#noted;
    const now = this.#latest + 1;
    this.#latest = now;
    this.#checkpoint = built.#checkpoint;
    this.#noted = new Map(
      [...built.#noted].map(([name, noted]) => {
        const known = before.get(name);
        return [name, { ...noted, revision: known?.digest === noted.digest ? known.revision : now }];
      }),
    );
  }

  #differing(notes: readonly EvidenceNote[]): readonly EvidenceNote[] {
    return notes.filter((note) => this.#noted.get(nameOf(note))?.digest !== note.digest);
  }

  #enter(notes: readonly EvidenceNote[]): void {
    const earliest = this.#latest + 1;
    for (const note of notes) {
      const revision = Math.max(note.position, earliest);
      this.#latest = Math.max(this.#latest, revision);
      this.#noted.set(nameOf(note), { ...note, revision });
    }
  }
}

function nameOf({ network, agency, caseId }: EvidenceNote): string {
  return JSON.stringify([network, agency, caseId]);
}
