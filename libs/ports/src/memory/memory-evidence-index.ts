import type { EvidenceChange } from '../evidence-index.ts';
import { EvidenceIndex } from '../evidence-index.ts';
import type { Position } from '../event-store.ts';

interface Noted extends EvidenceChange {
  readonly network: string;
  readonly agency: string;
  readonly digest: string;
}

/** Which evidence changed for whom, in memory: the twin of the durable indexes for tests. */
export class MemoryEvidenceIndex extends EvidenceIndex {
  #checkpoint: Position = 0;
  readonly #noted = new Map<string, Noted>();

  async checkpoint(): Promise<Position> {
    return this.#checkpoint;
  }

  async advance(position: Position): Promise<void> {
    this.#checkpoint = Math.max(this.#checkpoint, position);
  }

  async note(
    network: string,
    agency: string,
    caseId: string,
    handle: string,
    digest: string,
    revision: Position,
  ): Promise<boolean> {
    const key = JSON.stringify([network, agency, caseId]);
    const before = this.#noted.get(key);
    if (before?.digest === digest) return false;
    const later = Math.max(before?.revision ?? 0, revision);
    this.#noted.set(key, { network, agency, caseId, handle, digest, revision: later });
    return true;
  }

  async changes(
    network: string,
    agency: string,
    after: Position,
    max: number,
  ): Promise<readonly EvidenceChange[]> {
    const changes = [...this.#noted.values()]
      .filter((noted) => noted.network === network && noted.agency === agency && noted.revision > after)
      .sort((one, other) => one.revision - other.revision || (one.caseId < other.caseId ? -1 : 1));
    const last = changes[Math.min(max, changes.length) - 1]?.revision ?? 0;
    return changes
      .filter(({ revision }) => revision <= last)
      .map(({ caseId, handle, revision }) => ({ caseId, handle, revision }));
  }
}
